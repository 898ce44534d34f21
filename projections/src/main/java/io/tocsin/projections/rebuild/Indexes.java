package io.tocsin.projections.rebuild;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The indexes that only readers use. While nobody reads the tables they are in the way: each row that is written has to be put
 * into all of them, and no change of a row can stay on its page. Making them at the end takes a fraction of that.
 */
final class Indexes {

    /** The projector finds labels by it. */
    private static final String OF_WRITERS = "label_text";

    private static final String OF_READERS = """
            SELECT indexname AS name, indexdef AS definition FROM pg_indexes
            WHERE schemaname = ? AND indexname <> ?
              AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = (quote_ident(schemaname) || '.'
                                                                          || quote_ident(indexname))::regclass)
            ORDER BY indexname
            """;

    private Indexes() {}

    private record Index(String name, String definition) {}

    /** @return what makes them again */
    static List<String> drop(JdbcTemplate jdbc, String schema) {
        List<Index> indexes = ofReaders(jdbc, schema);
        indexes.forEach(index -> jdbc.execute("DROP INDEX " + schema + "." + index.name()));
        return indexes.stream().map(Index::definition).toList();
    }

    /** Makes them, and lets the planner look at the tables, which are all new. */
    static void create(JdbcTemplate jdbc, String schema, List<String> definitions) {
        definitions.forEach(jdbc::execute);
        Checksums.tables(jdbc, schema).forEach(table -> jdbc.execute("ANALYZE " + schema + "." + table));
    }

    static List<String> names(JdbcTemplate jdbc, String schema) {
        return ofReaders(jdbc, schema).stream().map(Index::name).toList();
    }

    private static List<Index> ofReaders(JdbcTemplate jdbc, String schema) {
        return jdbc.query(
                OF_READERS,
                (row, i) -> new Index(row.getString("name"), row.getString("definition")),
                schema,
                OF_WRITERS);
    }
}
