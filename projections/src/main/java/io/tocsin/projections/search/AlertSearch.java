package io.tocsin.projections.search;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.alert.AlertRow;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.page.TextCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds alerts by MQL. They have no label index of their own: those of the incidents that have the labels are looked at, and
 * those that never came to an incident. Safe for use by many threads.
 */
public final class AlertSearch {

    /** As in other lists, the newest intervals only. */
    private static final String COLUMNS = """
            a.*,
            (SELECT jsonb_agg(jsonb_build_object('from', opened, 'to', closed) ORDER BY position)
             FROM (SELECT opened, closed, position FROM alert_interval s
                   WHERE s.fingerprint = a.fingerprint ORDER BY position DESC LIMIT 100) s) AS intervals,
            (SELECT jsonb_agg(jsonb_build_object('from', opened, 'to', closed) ORDER BY position)
             FROM (SELECT opened, closed, position FROM alert_unknown s
                   WHERE s.fingerprint = a.fingerprint ORDER BY position DESC LIMIT 100) s) AS unknowns,
            """;

    private static final Key LAST = new Key(Sql.of("a.fingerprint"), Key.Kind.NUMBER, true, false);
    private static final Keyset DEFAULT = new Keyset(List.of(Key.time("a.last_seen", true), LAST));

    private static final Keyset OPEN = new Keyset(
            List.of(Key.time("a.since", false), new Key(Sql.of("a.fingerprint"), Key.Kind.NUMBER, false, false)));
    private static final int OPEN_AT_A_TIME = 1_000;

    /** As many of an incident fit as there are candidates' alerts that do not: it goes by incidents on both sides. */
    private static final int ALERTS_OF_INCIDENT = 5;

    private final Reader reader;
    private final IncidentPlanner planner;
    private final AsOf asOf;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     * @param memory shared with all that read the same tables
     */
    public AlertSearch(DataSource dataSource, Duration atMost, ValueMemory memory) {
        this(new Reader(dataSource, atMost), memory, IncidentPlanner.PAGE, IncidentPlanner.STEP);
    }

    /** The same, also for questions about the past. */
    public AlertSearch(DataSource dataSource, Duration atMost, ValueMemory memory, Past past) {
        this.reader = new Reader(dataSource, atMost);
        this.planner = new IncidentPlanner(reader, memory);
        this.asOf = new AsOf(past);
    }

    /** See {@link IncidentPlanner}. */
    AlertSearch(Reader reader, ValueMemory memory, double page, double step) {
        this.reader = reader;
        this.planner = new IncidentPlanner(reader, memory, page, step);
        this.asOf = new AsOf(null);
    }

    /**
     * One page of the alerts that the query finds, in its order, or else those last heard of first.
     *
     * @param query a search; nothing positive holds of what only incidents have
     * @param now as for {@link IncidentSearch#page}
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this query
     * @throws Unanswered when the query asks about a moment that has not come, for an order that alerts do not have, or for too
     *     much
     */
    public Page<AlertView> page(Query query, PageRequest request, Instant now) {
        IncidentSearch.requireSearch(query);
        Place place = Place.of(query, request, keyset(query, now).keys().size(), AsOf.moment(query, now));
        return asOf.at(
                query,
                place.now(),
                now,
                () -> IncidentPlanner.pastAlerts(query.expression()),
                () -> page(query, request, place, query.asOf() == null ? now : place.now()));
    }

    private Page<AlertView> page(Query query, PageRequest request, Place place, Instant now) {
        int most = Math.min(request.limit(), place.left());
        Keyset keyset = keyset(query, place.now());
        List<Found> found = reader.answer(() -> reader.rows(
                select(query.expression(), Sql.TRUE, keyset, place, Sql.join(COLUMNS, keyset.columns()), most + 1),
                (row, i) -> found(row, keyset, now)));
        List<AlertView> items = found.stream().limit(most).map(Found::alert).toList();
        boolean more = found.size() > most && place.left() > most;
        return new Page<>(items, more ? place.next(query, found.get(most - 1).keys(), most) : null);
    }

    /**
     * Hands over each alert that satisfies the expression and whose interval is open, firing or unknown, those that began
     * first first; of intervals it tells the open one only. Reads them piece by piece: however many there are, few are in
     * memory; what changes meanwhile may or may not be seen.
     *
     * @throws Unanswered when the expression asks for too much
     */
    public void eachOpen(Expression expression, Instant now, Consumer<AlertView> each) {
        Sql columns = Sql.join("a.*, NULL AS intervals, NULL AS unknowns, ", OPEN.columns());
        Place place = new Place(now.truncatedTo(ChronoUnit.MICROS), Integer.MAX_VALUE, List.of());
        List<Found> some;
        do {
            Place from = place;
            some = reader.answer(() -> reader.rows(
                    select(expression, Sql.of("a.since IS NOT NULL"), OPEN, from, columns, OPEN_AT_A_TIME),
                    (row, i) -> found(row, OPEN, now)));
            some.forEach(found -> each.accept(found.alert()));
            place = some.isEmpty()
                    ? from
                    : new Place(from.now(), from.left(), some.getLast().keys());
        } while (some.size() == OPEN_AT_A_TIME);
    }

    /** The fingerprints of all that satisfy the expression. */
    List<Long> fingerprints(Expression expression, Instant now) {
        Place place = new Place(now.truncatedTo(ChronoUnit.MICROS), Integer.MAX_VALUE, List.of());
        Sql columns = Sql.of("a.fingerprint");
        return reader.answer(() -> reader.rows(
                select(expression, Sql.TRUE, DEFAULT, place, columns, Integer.MAX_VALUE), (row, i) -> row.getLong(1)));
    }

    private Sql select(Expression expression, Sql also, Keyset keyset, Place place, Sql columns, int limit) {
        Sql after = place.first() ? Sql.TRUE : after(keyset, place);
        Sql condition =
                Sql.all(List.of(Sql.of("a.project IS NOT NULL"), also, planner.alerts(expression, place.now())));
        Candidates candidates = planner.candidates(expression, place.now());
        if (candidates == null) {
            return Sql.join(
                    "SELECT ",
                    columns,
                    " FROM alert a WHERE ",
                    Sql.all(List.of(condition, after)),
                    " ORDER BY ",
                    keyset.order(),
                    Sql.of(" LIMIT ?", limit));
        }
        FirstOf.Wanted wanted = new FirstOf.Wanted(candidates.ids(), after, condition, keyset, limit);
        return keyset.equals(DEFAULT) && candidates.worthSteps(limit)
                ? FirstOf.ALERTS.walked(wanted, columns, candidates.steps(limit) * ALERTS_OF_INCIDENT)
                : FirstOf.ALERTS.sorted(wanted, columns);
    }

    private static Sql after(Keyset keyset, Place place) {
        try {
            return keyset.after(place.after());
        } catch (IllegalArgumentException e) {
            throw TextCursor.foreign();
        }
    }

    private static Keyset keyset(Query query, Instant now) {
        if (query.order().isEmpty()) {
            return DEFAULT;
        }
        AlertFields fields = new AlertFields(now, false);
        List<Key> keys = new ArrayList<>();
        for (Order order : query.order()) {
            Field field = order.field();
            if (!field.level().ofAlert()) {
                throw new Unanswered(
                        Unanswered.Cause.NOT_YET,
                        "Expected an order that alerts have, but `" + field.word() + "` belongs to the incident");
            }
            keys.add(Key.of(fields.of(field), field, order.descending(), true));
        }
        keys.add(LAST);
        return new Keyset(keys);
    }

    private static Found found(ResultSet row, Keyset keyset, Instant now) throws SQLException {
        return new Found(AlertRow.view(row, now), keyset.read(row));
    }

    private record Found(AlertView alert, List<@Nullable String> keys) {}
}
