package io.tocsin.api.demo;

import java.sql.Array;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When the events were recorded, by the clock of the month: the store knows only that of the database. Nobody else may change an
 * event, and no other of its columns is.
 */
final class Recording {

    private static final int AT_ONCE = 5_000;
    private static final String UPDATE = """
            UPDATE store.domain_event AS e SET recorded_at = s.at
            FROM unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) AS s (first, last, at)
            WHERE e.global_index BETWEEN s.first AND s.last
            """;

    private record Stretch(long first, long last, Instant at) {}

    private final JdbcTemplate jdbc;
    private final List<Stretch> stretches = new ArrayList<>();

    Recording(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void add(long first, long last, Instant at) {
        stretches.add(new Stretch(first, last, at));
    }

    void write() {
        for (int i = 0; i < stretches.size(); i += AT_ONCE) {
            write(stretches.subList(i, Math.min(stretches.size(), i + AT_ONCE)));
        }
        stretches.clear();
    }

    private void write(List<Stretch> some) {
        Object[] firsts = some.stream().map(Stretch::first).toArray();
        Object[] lasts = some.stream().map(Stretch::last).toArray();
        Object[] times = some.stream()
                .map(s -> OffsetDateTime.ofInstant(s.at, ZoneOffset.UTC))
                .toArray();
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(UPDATE)) {
                statement.setArray(1, array(connection, "bigint", firsts));
                statement.setArray(2, array(connection, "bigint", lasts));
                statement.setArray(3, array(connection, "timestamptz", times));
                return statement.executeUpdate();
            }
        });
    }

    private static Array array(Connection connection, String type, Object[] values) throws java.sql.SQLException {
        return connection.createArrayOf(type, values);
    }
}
