package io.tocsin.projections.message;

import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageId;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages that could not be understood. Safe for use by many threads. */
public final class RejectedMessages {

    private static final String PAGE = """
            SELECT position, id, envelope, faults FROM rejected_message
            WHERE position < :position AND (:source::text IS NULL OR source = :source) ORDER BY position DESC LIMIT :limit
            """;
    private static final Cursor CURSOR = new Cursor("rejected", 1);
    private static final List<Long> BEGINNING = List.of(Long.MAX_VALUE);

    private final JdbcClient jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public RejectedMessages(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One page, newest first.
     *
     * @param source null for all
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this list
     */
    public Page<RejectedMessage> page(@Nullable String source, PageRequest request) {
        List<Row> rows = jdbc.sql(PAGE)
                .param("position", CURSOR.read(request).orElse(BEGINNING).getFirst())
                .param("source", source)
                .param("limit", request.limit() + 1)
                .query((row, i) -> row(row))
                .list();
        return Page.of(rows, request.limit(), row -> CURSOR.write(row.position()))
                .map(Row::message);
    }

    /** How many were rejected of each source, by its name; sources of which none was are not told. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("SELECT source, messages FROM rejected_count").query(row -> {
            counts.put(Columns.text(row, "source"), row.getLong("messages"));
        });
        return counts;
    }

    private static Row row(ResultSet row) throws SQLException {
        RejectedMessage message = new RejectedMessage(
                MessageId.of(Columns.text(row, "id")),
                Json.read(row.getString("envelope"), Envelope.class),
                Json.readList(row.getString("faults"), Fault.class));
        return new Row(row.getLong("position"), message);
    }

    private record Row(long position, RejectedMessage message) {}
}
