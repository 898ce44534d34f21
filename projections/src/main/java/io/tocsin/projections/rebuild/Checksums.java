package io.tocsin.projections.rebuild;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts tables into numbers that can be compared, reading each once and sorting nothing. */
final class Checksums {

    /** What differs by nature: where a rebuild stands, and when its tables were made. */
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = ? AND table_name NOT IN ('applied', 'schema_history') ORDER BY table_name
            """;

    private Checksums() {}

    static List<String> tables(JdbcTemplate jdbc, String schema) {
        return jdbc.queryForList(TABLES, String.class, schema);
    }

    static TableCheck.Checksum of(JdbcTemplate jdbc, String schema, String table) {
        return jdbc.queryForObject(
                "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM " + schema + "."
                        + table + " t",
                (row, i) -> new TableCheck.Checksum(row.getLong(1), row.getString(2)));
    }
}
