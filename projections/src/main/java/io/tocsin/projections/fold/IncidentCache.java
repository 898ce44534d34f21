package io.tocsin.projections.fold;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The incidents that the last batches touched, so that a storm into one of them reads its row once. One thread.
 */
final class IncidentCache {

    private final int capacity;
    private final Map<Long, IncidentRow> rows = new LinkedHashMap<>(16, 0.75f, true);

    /** @param capacity how many incidents it keeps between batches */
    IncidentCache(int capacity) {
        this.capacity = capacity;
    }

    void clear() {
        rows.clear();
    }

    /** Those of the numbers that there are. */
    Map<Long, IncidentRow> get(Connection connection, Set<Long> numbers) throws SQLException {
        Map<Long, IncidentRow> found = HashMap.newHashMap(numbers.size());
        Set<Long> missing = new HashSet<>();
        for (Long number : numbers) {
            IncidentRow row = rows.get(number);
            if (row == null) {
                missing.add(number);
            } else {
                found.put(number, row);
            }
        }
        found.putAll(IncidentTable.load(connection, missing));
        return found;
    }

    /** Keeps the rows, as the table has them, and forgets those that were not needed for longest. */
    void keep(Collection<IncidentRow> written) {
        written.forEach(row -> rows.put(row.number, row));
        var oldest = rows.entrySet().iterator();
        while (rows.size() > capacity) {
            oldest.next();
            oldest.remove();
        }
    }
}
