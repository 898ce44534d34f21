package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says how soon incidents were answered, by severity and service level: of all of them from memory, of those that a condition
 * chooses from the tables. Safe for use by many threads.
 */
public final class AnsweredIncidents {

    /** Nobody reads more. */
    public static final int MOST_ROWS = 10_000;

    private static final String MEASURED = """
            ) SELECT step, severity, service_level, count(*) AS incidents,
              count(*) FILTER (WHERE taken AND NOT breached) AS met, count(*) FILTER (WHERE breached) AS breached,
              percentile_disc(0.5) WITHIN GROUP (ORDER BY response) AS p50,
              percentile_disc(0.95) WITHIN GROUP (ORDER BY response) AS p95, max(response) AS longest
            FROM f GROUP BY step, severity, service_level ORDER BY step, service_level, severity
            """;

    private final Reader reader;
    private final IncidentPlanner planner;
    private final ResponseFacts facts;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     * @param memory shared with all that read the same tables
     */
    public AnsweredIncidents(DataSource dataSource, Duration atMost, ValueMemory memory) {
        this(new Reader(dataSource, atMost), memory, new ResponseFacts());
    }

    AnsweredIncidents(Reader reader, ValueMemory memory, ResponseFacts facts) {
        this.reader = reader;
        this.planner = new IncidentPlanner(reader, memory);
        this.facts = facts;
    }

    /**
     * Of the incidents that satisfy the expression and were opened in the period; only what there is any of.
     *
     * @param from null for no beginning
     * @param to the first moment that does not count; null for no end
     * @param every steps of time by opening, in which they are split, from midnight UTC, weeks from a Monday; null for none
     * @throws Unanswered when it would take too long, or come to too many rows
     */
    public List<Answered> of(
            Expression expression,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Duration every,
            Instant now) {
        Instant asked = now.truncatedTo(ChronoUnit.MICROS);
        List<Answered> rows = reader.answer(() -> {
            if (expression instanceof Expression.Everything) {
                AnsweredTally tally = new AnsweredTally(from, to, every, asked);
                if (facts.each(reader, tally)) {
                    return tally.answered();
                }
            }
            return reader.rows(statement(expression, from, to, every, asked), (row, i) -> answered(row));
        });
        if (rows.size() > MOST_ROWS) {
            throw new Unanswered(
                    Unanswered.Cause.TOO_MANY,
                    "Expected at most " + MOST_ROWS + " rows, but there are more; ask for longer steps of time");
        }
        return rows;
    }

    private Sql statement(
            Expression expression,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Duration every,
            Instant now) {
        IncidentFields fields = new IncidentFields(now);
        Sql step = every == null ? Sql.of("NULL::timestamptz") : Steps.of(every, ZoneOffset.UTC);
        Sql columns = Sql.list(List.of(
                Sql.join(step, " AS step"),
                Sql.of("i.severity"),
                Sql.of("i.service_level"),
                Sql.of("i.taken IS NOT NULL AS taken"),
                Sql.join("coalesce(", fields.of(Field.RESPONSE_BREACHED), ", false) AS breached"),
                Sql.join(fields.of(Field.RESPONSE_TIME), " AS response")));
        List<Sql> period = new ArrayList<>();
        if (from != null) {
            period.add(Sql.of("i.opened >= ?", Columns.parameter(from)));
        }
        if (to != null) {
            period.add(Sql.of("i.opened < ?", Columns.parameter(to)));
        }
        IncidentPlan plan = planner.plan(expression, now, false);
        return Sql.join(
                "WITH f AS (", plan.select(columns, period, Sql.of("")), MEASURED, Sql.of(" LIMIT ?", MOST_ROWS + 1));
    }

    private static Answered answered(ResultSet row) throws SQLException {
        long incidents = row.getLong("incidents");
        long met = row.getLong("met");
        long breached = row.getLong("breached");
        return new Answered(
                Columns.timeOrNull(row, "step"),
                Severity.ofLevel(row.getInt("severity")),
                row.getString("service_level"),
                incidents,
                met,
                breached,
                incidents - met - breached,
                duration(row, "p50"),
                duration(row, "p95"),
                duration(row, "longest"));
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
    }
}
