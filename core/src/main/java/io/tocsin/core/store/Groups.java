package io.tocsin.core.store;

import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which incident of a group is the newest, and the numbers for new ones. Runs in the caller's transaction. */
public final class Groups {

    /** The newest incident of a group. */
    public record Newest(GroupKey key, int generation, IncidentNumber number) {}

    private static final String NEWEST = """
            SELECT DISTINCT ON (group_key) group_key, generation, number
              FROM store.incident_of_group WHERE group_key = ANY (?)
             ORDER BY group_key, generation DESC
            """;

    private final JdbcTemplate jdbc;

    Groups(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest incident of each group that has any. */
    public Map<GroupKey, Newest> newest(Collection<GroupKey> keys) {
        Map<GroupKey, Newest> found = new HashMap<>();
        String[] texts = keys.stream().map(GroupKey::text).toArray(String[]::new);
        jdbc.query(
                NEWEST,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", texts)),
                row -> {
                    GroupKey key = new GroupKey(row.getString(1));
                    found.put(key, new Newest(key, row.getInt(2), new IncidentNumber(row.getLong(3))));
                });
        return found;
    }

    /** That many numbers that no incident has yet. */
    public List<IncidentNumber> nextNumbers(int count) {
        return jdbc.query(
                "SELECT nextval('store.incident_number') FROM generate_series(1, ?)",
                (row, i) -> new IncidentNumber(row.getLong(1)),
                count);
    }

    /**
     * Records incidents just opened.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another node opened that generation meanwhile
     */
    public void opened(Collection<Newest> opened) {
        if (opened.isEmpty()) {
            return;
        }
        List<Newest> list = new ArrayList<>(opened);
        String[] keys = list.stream().map(n -> n.key().text()).toArray(String[]::new);
        Integer[] generations = list.stream().map(Newest::generation).toArray(Integer[]::new);
        @Nullable Long[] numbers = list.stream().map(n -> n.number().value()).toArray(Long[]::new);
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement =
                    connection.prepareStatement("INSERT INTO store.incident_of_group (group_key, generation, number)"
                            + " SELECT * FROM unnest(?::text[], ?::integer[], ?::bigint[])")) {
                statement.setArray(1, connection.createArrayOf("text", keys));
                statement.setArray(2, connection.createArrayOf("integer", generations));
                statement.setArray(3, connection.createArrayOf("bigint", numbers));
                return statement.executeUpdate();
            }
        });
    }
}
