package io.tocsin.core.store;

import com.github.luben.zstd.Zstd;
import io.tocsin.core.message.MessageId;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The verbatim bodies of messages, in a partition for each day (UTC). Writes run in the caller's transaction. */
public final class Bodies {

    /** Fast, and close to the best for the repetitive JSON that monitoring sends. */
    private static final int COMPRESSION_LEVEL = 1;

    private static final Compressors COMPRESSORS = new Compressors(16, COMPRESSION_LEVEL);

    private static final int PARTITIONS_AHEAD = 3;

    /**
     * A body ready to be stored.
     *
     * @param size uncompressed, in bytes
     */
    public record Packed(
            MessageId id,
            int size,
            @SuppressWarnings("ArrayRecordComponent") byte[] compressed) {

        /** Compresses; costs the caller's thread, not the writer's. */
        public static Packed of(MessageId id, byte[] body) {
            return new Packed(id, body.length, COMPRESSORS.compress(body));
        }
    }

    private final JdbcTemplate jdbc;

    Bodies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores all of them. */
    public void store(List<Packed> bodies) {
        int n = bodies.size();
        Object[] days = new Object[n];
        Object[] ids = new Object[n];
        Integer[] sizes = new Integer[n];
        byte[][] packed = new byte[n][];
        for (int i = 0; i < n; i++) {
            Packed body = bodies.get(i);
            days[i] = day(body.id());
            ids[i] = body.id().uuid();
            sizes[i] = body.size();
            packed[i] = body.compressed();
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO store.message_body (day, id, size, body)"
                    + " SELECT * FROM unnest(?::date[], ?::uuid[], ?::integer[], ?::bytea[])")) {
                statement.setArray(1, connection.createArrayOf("date", days));
                statement.setArray(2, connection.createArrayOf("uuid", ids));
                statement.setArray(3, connection.createArrayOf("integer", sizes));
                statement.setArray(4, connection.createArrayOf("bytea", packed));
                return statement.executeUpdate();
            }
        });
    }

    /** The body as it came; empty when retention has dropped it. */
    public Optional<byte[]> body(MessageId id) {
        return jdbc
                .query(
                        "SELECT size, body FROM store.message_body WHERE day = ? AND id = ?",
                        (row, i) -> Zstd.decompress(row.getBytes(2), row.getInt(1)),
                        Date.valueOf(day(id)),
                        id.uuid())
                .stream()
                .findFirst();
    }

    /** Makes the partitions of today and the next days, where they are missing. */
    public void prepare(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int i = 0; i <= PARTITIONS_AHEAD; i++) {
            LocalDate day = today.plusDays(i);
            String name = "message_body_" + day.toString().replace('-', '_');
            jdbc.execute(
                    "CREATE TABLE IF NOT EXISTS store." + name + " PARTITION OF store.message_body FOR VALUES FROM ('"
                            + day + "') TO ('" + day.plusDays(1) + "')");
        }
    }

    private static LocalDate day(MessageId id) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(id.uuid().getMostSignificantBits() >>> 16), ZoneOffset.UTC);
    }
}
