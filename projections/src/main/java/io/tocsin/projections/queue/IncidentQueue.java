package io.tocsin.projections.queue;

import static io.tocsin.projections.rows.Columns.micros;
import static io.tocsin.projections.rows.Columns.moment;
import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The incidents in the order in which they want to be answered: open ones, then those for the retrospective, then closed ones;
 * in each part by deadline (those without one last), severity, opening, number. Safe for use by many threads.
 */
public final class IncidentQueue {

    /** Which incidents are wanted. */
    public enum Which {
        /** Those that somebody has to work on: new, todo, taken. */
        OPEN,
        ALL
    }

    private static final String COLUMNS = """
            SELECT incident.*, EXISTS (SELECT FROM alert
                                       WHERE alert.incident = incident.number AND alert.flaps_until > :now) AS flapping
            FROM incident
            """;
    private static final String PAGE = COLUMNS + """
            WHERE (rank, due, severity, opened, number) > (:rank, :due, :severity, :opened, :number) AND rank <= :last
            ORDER BY rank, due, severity, opened, number
            LIMIT :limit
            """;

    /** Stands in a cursor for no deadline; PostgreSQL's own number for infinity. */
    private static final long NEVER = Long.MAX_VALUE;

    private static final Cursor CURSOR = new Cursor("incidents", 5);
    private static final List<Long> BEGINNING = List.of(-1L, 0L, 0L, 0L, 0L);

    private final JdbcClient jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public IncidentQueue(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One page of the list.
     *
     * @param now decides what flaps and what is late
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this list
     */
    public Page<IncidentView> page(Which which, PageRequest request, Instant now) {
        List<Long> after = CURSOR.read(request).orElse(BEGINNING);
        List<IncidentRow> rows = jdbc.sql(PAGE)
                .param("now", parameter(now))
                .param("rank", after.get(0))
                .param("due", due(after.get(1)))
                .param("severity", after.get(2))
                .param("opened", parameter(moment(after.get(3))))
                .param("number", after.get(4))
                .param("last", which == Which.OPEN ? 0 : 2)
                .param("limit", request.limit() + 1)
                .query((row, i) -> IncidentRow.of(row, now))
                .list();
        return Page.of(rows, request.limit(), IncidentQueue::cursor).map(IncidentRow::view);
    }

    /** Empty when there is no incident of that number, or its opening has not been applied yet. */
    public Optional<IncidentView> byNumber(IncidentNumber number, Instant now) {
        return jdbc.sql(COLUMNS + "WHERE number = :number")
                .param("now", parameter(now))
                .param("number", number.value())
                .query((row, i) -> IncidentRow.of(row, now).view())
                .optional();
    }

    /** How many of its alerts fire; empty when there is no such incident. */
    public OptionalInt firing(IncidentNumber number) {
        @Nullable Integer firing = jdbc.sql("SELECT firing FROM incident WHERE number = :number")
                .param("number", number.value())
                .query(Integer.class)
                .optional()
                .orElse(null);
        return firing == null ? OptionalInt.empty() : OptionalInt.of(firing);
    }

    private static String cursor(IncidentRow row) {
        IncidentView view = row.view();
        Instant deadline = view.deadline();
        return CURSOR.write(
                row.rank(),
                deadline == null ? NEVER : micros(deadline),
                view.severity().level(),
                micros(view.opened()),
                view.number());
    }

    private static Object due(long micros) {
        return micros == NEVER ? OffsetDateTime.MAX : parameter(moment(micros));
    }
}
