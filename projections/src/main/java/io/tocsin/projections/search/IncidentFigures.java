package io.tocsin.projections.search;

import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.search.Unanswered.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts and measures incidents by MQL. Safe for use by many threads. */
public final class IncidentFigures {

    /** Nobody reads more, and a step of a second over a year would be 31,536,000. */
    public static final int MOST_ROWS = 10_000;

    private final Reader reader;
    private final IncidentPlanner planner;
    private final KnownTexts known;
    private final AsOf asOf;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     * @param memory shared with all that read the same tables
     */
    public IncidentFigures(DataSource dataSource, Duration atMost, ValueMemory memory) {
        this(dataSource, atMost, memory, new AsOf(null));
    }

    /** The same, also for questions about the past. */
    public IncidentFigures(DataSource dataSource, Duration atMost, ValueMemory memory, Past past) {
        this(dataSource, atMost, memory, new AsOf(past));
    }

    private IncidentFigures(DataSource dataSource, Duration atMost, ValueMemory memory, AsOf asOf) {
        this.reader = new Reader(dataSource, atMost);
        this.planner = new IncidentPlanner(reader, memory);
        this.known = new KnownTexts(reader, memory);
        this.asOf = asOf;
    }

    /**
     * The figures that the query asks for, of the incidents that it finds. Percentiles are by nearest rank.
     *
     * @param query one with figures
     * @param now decides what is relative to it
     * @throws Unanswered when the query asks about a moment that has not come, for too much, or for more than {@link #MOST_ROWS} rows
     */
    public FigureTable of(Query query, Instant now) {
        return of(query, now, ZoneOffset.UTC);
    }

    /**
     * The same with days, and what is made of days, as they are in the zone.
     *
     * @throws Unanswered as without it
     */
    public FigureTable of(Query query, Instant now, ZoneId zone) {
        Figures figures = query.figures();
        if (figures == null) {
            throw new IllegalArgumentException("Expected a query for figures, but it is a search or a rule");
        }
        Instant asked = AsOf.moment(query, now).truncatedTo(ChronoUnit.MICROS);
        List<FigureColumn> columns = FigureColumn.of(figures);
        return asOf.at(
                query,
                asked,
                now,
                () -> planner.past(query.expression(), asked),
                () -> table(query, columns, asked, zone));
    }

    private FigureTable table(Query query, List<FigureColumn> columns, Instant asked, ZoneId zone) {
        List<List<@Nullable Object>> rows = reader.answer(
                () -> reader.rows(statement(query, columns, asked, zone), (row, i) -> FigureColumn.read(columns, row)));
        if (rows.size() > MOST_ROWS) {
            throw new Unanswered(
                    Cause.TOO_MANY,
                    "Expected at most " + MOST_ROWS
                            + " rows of figures, but there are more; split by less, or into longer steps of time");
        }
        return new FigureTable(columns.stream().map(FigureColumn::told).toList(), rows);
    }

    /** The statement that answers. */
    Sql statement(Query query, Instant now) {
        List<FigureColumn> columns = FigureColumn.of(Objects.requireNonNull(query.figures()));
        return reader.answer(() -> statement(query, columns, now, ZoneOffset.UTC));
    }

    private Sql statement(Query query, List<FigureColumn> columns, Instant now, ZoneId zone) {
        IncidentPlan plan = planner.plan(query.expression(), now, false);
        return new FigureStatement(columns, known, now, zone).of(plan, MOST_ROWS + 1);
    }
}
