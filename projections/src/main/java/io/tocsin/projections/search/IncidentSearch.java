package io.tocsin.projections.search;

import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.page.TextCursor;
import io.tocsin.projections.queue.IncidentRow;
import io.tocsin.projections.queue.IncidentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds incidents by MQL. Safe for use by many threads. */
public final class IncidentSearch {

    /** The order of the queue. */
    private static final Keyset DEFAULT = new Keyset(List.of(
            Key.number("i.rank"),
            Key.time("i.due", false),
            Key.number("i.severity"),
            Key.time("i.opened", false),
            Key.number("i.number")));

    private static final Set<Field> INDEXED = EnumSet.of(Field.OPENED, Field.NUMBER, Field.SEVERITY);

    private final Reader reader;
    private final IncidentPlanner planner;
    private final AsOf asOf;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     * @param memory shared with all that read the same tables
     */
    public IncidentSearch(DataSource dataSource, Duration atMost, ValueMemory memory) {
        this(new Reader(dataSource, atMost), memory, IncidentPlanner.PAGE, IncidentPlanner.STEP);
    }

    /** The same, also for questions about the past. */
    public IncidentSearch(DataSource dataSource, Duration atMost, ValueMemory memory, Past past) {
        this.reader = new Reader(dataSource, atMost);
        this.planner = new IncidentPlanner(reader, memory);
        this.asOf = new AsOf(past);
    }

    /** See {@link IncidentPlanner}. */
    IncidentSearch(Reader reader, ValueMemory memory, double page, double step) {
        this.reader = reader;
        this.planner = new IncidentPlanner(reader, memory, page, step);
        this.asOf = new AsOf(null);
    }

    /**
     * One page of the incidents that the query finds, in its order, or else in that of the queue.
     *
     * @param query a search
     * @param now decides what is relative to it; the pages after the first are of the same moment, but show what is there now
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this query
     * @throws Unanswered when the query asks for too much, or about a moment that has not come
     */
    public Page<IncidentView> page(Query query, PageRequest request, Instant now) {
        requireSearch(query);
        Place place = Place.of(query, request, keyset(query, now).keys().size(), AsOf.moment(query, now));
        return asOf.at(
                query,
                place.now(),
                now,
                () -> planner.past(query.expression(), place.now()),
                () -> page(query, request, place, query.asOf() == null ? now : place.now()));
    }

    private Page<IncidentView> page(Query query, PageRequest request, Place place, Instant now) {
        int most = Math.min(request.limit(), place.left());
        List<Found> found = reader.answer(
                () -> reader.rows(statement(query, place, most + 1), (row, i) -> found(row, query, place.now(), now)));
        List<IncidentView> items =
                found.stream().limit(most).map(Found::incident).toList();
        boolean more = found.size() > most && place.left() > most;
        return new Page<>(items, more ? place.next(query, found.get(most - 1).keys(), most) : null);
    }

    /**
     * The numbers of all that it finds, in its order and up to its limit.
     *
     * @param atMost more are not told
     * @throws Unanswered when the query asks about the past, or for too much
     */
    public List<Long> numbers(Query query, Instant now, int atMost) {
        requireSearch(query);
        requirePresent(query);
        Instant asked = now.truncatedTo(ChronoUnit.MICROS);
        int most = query.limit() == null ? atMost : Math.min(atMost, query.limit());
        Place place = new Place(asked, most, List.of());
        return reader.answer(
                () -> reader.rows(select(query, place, Sql.of("i.number"), most), (row, i) -> row.getLong(1)));
    }

    /**
     * Finds the first page and tells how.
     *
     * @throws Unanswered as {@link #page}
     */
    public SearchExplanation explain(Query query, Instant asked) {
        requireSearch(query);
        Instant now = AsOf.moment(query, asked);
        return asOf.at(query, now, asked, () -> planner.past(query.expression(), now), () -> explained(query, now));
    }

    private SearchExplanation explained(Query query, Instant now) {
        return reader.answer(() -> {
            Sql statement = statement(
                    query,
                    Place.of(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), 0, now),
                    PageRequest.DEFAULT_LIMIT);
            String plan = String.join(
                    "\n",
                    reader.rows(Sql.join("EXPLAIN (ANALYZE, FORMAT JSON) ", statement), (row, i) -> row.getString(1)));
            return SearchExplanation.of(statement, plan);
        });
    }

    /** The statement that answers the first page. */
    Sql statement(Query query, Instant now) {
        Place place = Place.of(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), 0, now);
        return reader.answer(() -> statement(query, place, PageRequest.DEFAULT_LIMIT));
    }

    private Sql statement(Query query, Place place, int limit) {
        Sql columns = Sql.join(
                "i.*, ",
                new IncidentFields(place.now()).of(Field.FLAPPING),
                " AS flapping, ",
                keyset(query, place.now()).columns());
        return select(query, place, columns, limit);
    }

    private Sql select(Query query, Place place, Sql columns, int limit) {
        boolean indexed = isIndexed(query.order());
        IncidentPlan plan = planner.plan(query.expression(), place.now(), indexed);
        Keyset keyset = keyset(query, place.now());
        List<Sql> after = place.first() ? List.of() : List.of(after(keyset, place));
        return indexed
                ? plan.first(columns, after, keyset, limit, query.order().isEmpty())
                : plan.firstOfAll(columns, after, keyset, limit);
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
        IncidentFields fields = new IncidentFields(now);
        List<Key> keys = new ArrayList<>();
        for (Order order : query.order()) {
            Field field = order.field();
            keys.add(Key.of(fields.of(field), field, order.descending(), IncidentFields.nullable(field)));
        }
        keys.add(Key.last("i.number", keys.getLast().descending()));
        return new Keyset(keys);
    }

    /** The order of the queue, and those that begin with what has an index. */
    private static boolean isIndexed(List<Order> order) {
        return order.isEmpty() || INDEXED.contains(order.getFirst().field());
    }

    private static Found found(ResultSet row, Query query, Instant asked, Instant now) throws SQLException {
        return new Found(IncidentRow.of(row, now).view(), keyset(query, asked).read(row));
    }

    static void requireSearch(Query query) {
        if (query.figures() != null || !query.targets().isEmpty()) {
            throw new IllegalArgumentException("Expected a search, but the query asks for figures or is a rule");
        }
    }

    static void requirePresent(Query query) {
        if (query.asOf() != null) {
            throw AsOf.notHere();
        }
    }

    private record Found(IncidentView incident, List<@Nullable String> keys) {}
}
