package io.tocsin.projections.queue;

import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The incidents that nobody has to work on, newest first, and how many there are. Safe for use by many threads. */
public final class IncidentArchive {

    /** More are not counted: a number that nobody reads must not cost a second. */
    public static final int COUNTED_AT_MOST = 1_000;

    /** A part of the archive. */
    public enum Part {
        /** Never in the queue. */
        RETROSPECTIVE(1),
        CLOSED(2);

        private final int rank;

        Part(int rank) {
            this.rank = rank;
        }
    }

    private static final String PAGE = """
            SELECT incident.*, EXISTS (SELECT FROM alert
                                       WHERE alert.incident = incident.number AND alert.flaps_until > :now) AS flapping
            FROM incident
            WHERE rank = :rank AND number < :number
            ORDER BY number DESC
            LIMIT :limit
            """;
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM incident WHERE rank = :rank LIMIT :limit) AS counted";

    private static final Cursor CURSOR = new Cursor("archive", 1);
    private static final List<Long> BEGINNING = List.of(Long.MAX_VALUE);

    private final JdbcClient jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public IncidentArchive(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One page.
     *
     * @param now decides what flaps and what is late
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this list
     */
    public Page<IncidentView> page(Part part, PageRequest request, Instant now) {
        List<IncidentView> incidents = jdbc.sql(PAGE)
                .param("now", parameter(now))
                .param("rank", part.rank)
                .param("number", CURSOR.read(request).orElse(BEGINNING).getFirst())
                .param("limit", request.limit() + 1)
                .query((row, i) -> IncidentRow.of(row, now).view())
                .list();
        return Page.of(incidents, request.limit(), incident -> CURSOR.write(incident.number()));
    }

    /** How many there are; one more than {@link #COUNTED_AT_MOST} stands for any number above it. */
    public int count(Part part) {
        return jdbc.sql(COUNT)
                .param("rank", part.rank)
                .param("limit", COUNTED_AT_MOST + 1)
                .query(Integer.class)
                .single();
    }
}
