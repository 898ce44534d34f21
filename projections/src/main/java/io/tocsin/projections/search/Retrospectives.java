package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.rows.Columns;
import io.tocsin.projections.search.Retrospective.Chain;
import io.tocsin.projections.search.Retrospective.Frequent;
import io.tocsin.projections.search.Retrospective.Load;
import io.tocsin.projections.search.Retrospective.Looked;
import io.tocsin.projections.search.Retrospective.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** Looks back at a period. Safe for use by many threads. */
public final class Retrospectives {

    private static final int MOST = 20;
    private static final double MICROS = 1e6;
    private static final String NOT_HANDLED = "response_class = 'retrospective' AND taken IS NULL";

    private static final String TOTALS = "SELECT count(*) AS incidents, coalesce(sum(alerts), 0) AS alerts,"
            + " count(*) FILTER (WHERE breached) AS breached, count(*) FILTER (WHERE " + NOT_HANDLED
            + ") AS never, count(*) FILTER (WHERE status <> 'closed') AS open FROM f";
    private static final String FREQUENT = "SELECT project, trigger, count(*) AS incidents, sum(alerts) AS alerts,"
            + " sum(flaps) AS flaps FROM f WHERE %s GROUP BY project, trigger"
            + " ORDER BY incidents DESC, alerts DESC, project, trigger LIMIT ?";
    private static final String LOOKED =
            "SELECT number, project, title, severity, status, holder, opened, late, lasted, flaps"
                    + " FROM f WHERE %s ORDER BY %s DESC, number DESC LIMIT ?";
    /** Who takes again what was reopened is no other pair of hands. */
    private static final String CHAINS = """
            SELECT h.number, h.project, h.title, array_agg(h.actor ORDER BY h.position) AS hands
            FROM (SELECT f.number, f.project, f.title, t.actor, t.position,
                         lag(t.actor) OVER (PARTITION BY f.number ORDER BY t.position) AS before
                  FROM f JOIN timeline t ON t.number = f.number AND t.kind = 'taken' AND t.actor IS NOT NULL) AS h
            WHERE h.before IS DISTINCT FROM h.actor
            GROUP BY h.number, h.project, h.title HAVING count(*) > 1 ORDER BY count(*) DESC, h.number DESC LIMIT ?
            """;

    private static final String PEOPLE = """
            SELECT t.actor, count(DISTINCT t.number) FILTER (WHERE t.kind = 'taken') AS taken,
              count(DISTINCT t.number) FILTER (WHERE t.kind = 'closed') AS closed,
              count(*) FILTER (WHERE t.data->>'comment' IS NOT NULL) AS comments
            FROM f JOIN timeline t ON t.number = f.number AND t.actor IS NOT NULL
            GROUP BY t.actor ORDER BY taken DESC, closed DESC, t.actor LIMIT ?
            """;

    private final Reader reader;
    private final IncidentPlanner planner;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     * @param memory shared with all that read the same tables
     */
    public Retrospectives(DataSource dataSource, Duration atMost, ValueMemory memory) {
        this.reader = new Reader(dataSource, atMost);
        this.planner = new IncidentPlanner(reader, memory);
    }

    /**
     * Of the incidents that satisfy the expression and were opened in the period.
     *
     * @param to the first moment that does not count
     * @throws Unanswered when it would take too long
     */
    public Retrospective of(Expression expression, Instant from, Instant to, Instant now) {
        Instant asked = now.truncatedTo(ChronoUnit.MICROS);
        return reader.answer(() -> {
            Sql found = found(expression, from, to, asked);
            return new Retrospective(
                    totals(found),
                    frequent(found, NOT_HANDLED),
                    looked(found, "breached", "late"),
                    looked(found, "flaps > alerts", "flaps"),
                    frequent(found, "true"),
                    looked(found, "lasted > 0", "lasted"),
                    chains(found),
                    people(found));
        });
    }

    private Sql found(Expression expression, Instant from, Instant to, Instant now) {
        IncidentFields fields = new IncidentFields(now);
        Sql columns = Sql.join(
                "i.number, i.project, i.triggers->>0 AS trigger, i.title, i.severity, i.status, i.holder, i.opened, i.taken,"
                        + " i.alerts, i.flaps, i.response_class, coalesce(",
                fields.of(Field.RESPONSE_BREACHED),
                ", false) AS breached, ",
                fields.of(Field.DURATION),
                " AS lasted, greatest(i.overrun, -",
                fields.of(Field.RESPONSE_LEFT),
                ") AS late");
        List<Sql> period = List.of(
                Sql.of("i.opened >= ?", Columns.parameter(from)), Sql.of("i.opened < ?", Columns.parameter(to)));
        IncidentPlan plan = planner.plan(expression, now, false);
        return Sql.join("WITH f AS (", plan.select(columns, period, Sql.of("")), ") ");
    }

    private Totals totals(Sql found) {
        return reader.rows(
                        Sql.join(found, TOTALS),
                        (row, i) -> new Totals(
                                row.getLong("incidents"),
                                row.getLong("alerts"),
                                row.getLong("breached"),
                                row.getLong("never"),
                                row.getLong("open")))
                .getFirst();
    }

    private List<Frequent> frequent(Sql found, String which) {
        return reader.rows(
                Sql.join(found, Sql.of(FREQUENT.formatted(which), MOST)),
                (row, i) -> new Frequent(
                        row.getString("project"),
                        row.getString("trigger"),
                        row.getLong("incidents"),
                        row.getLong("alerts"),
                        row.getLong("flaps")));
    }

    /** @param by a column of numbers */
    private List<Looked> looked(Sql found, String which, String by) {
        return reader.rows(Sql.join(found, Sql.of(LOOKED.formatted(which, by), MOST)), (row, i) -> looked(row, by));
    }

    private static Looked looked(ResultSet row, String by) throws SQLException {
        boolean times = by.equals("flaps");
        return new Looked(
                row.getLong("number"),
                row.getString("project"),
                row.getString("title"),
                Severity.ofLevel(row.getInt("severity")).name(),
                row.getString("status"),
                row.getString("holder"),
                Columns.time(row, "opened"),
                times ? null : row.getLong(by) / MICROS,
                times ? row.getLong(by) : null);
    }

    private List<Chain> chains(Sql found) {
        return reader.rows(
                Sql.join(found, Sql.of(CHAINS, MOST)),
                (row, i) -> new Chain(
                        row.getLong("number"), row.getString("project"), row.getString("title"), List.of((String[])
                                row.getArray("hands").getArray())));
    }

    private List<Load> people(Sql found) {
        return reader.rows(
                Sql.join(found, Sql.of(PEOPLE, MOST)),
                (row, i) -> new Load(
                        row.getString("actor"), row.getLong("taken"), row.getLong("closed"), row.getLong("comments")));
    }
}
