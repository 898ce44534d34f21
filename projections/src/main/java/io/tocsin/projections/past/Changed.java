package io.tocsin.projections.past;

import io.tocsin.projections.fold.Transfer;
import io.tocsin.projections.search.Past;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks the tables of today what has changed since an event, and what is needed to fold it again. The tables that are only ever
 * added to must be what they were already.
 */
final class Changed {

    private static final String INCIDENTS = "SELECT i.number FROM incident i WHERE i.began <= ? AND i.moved > ? AND ";
    private static final String ALERTS = "SELECT a.fingerprint FROM alert a WHERE a.began <= ? AND a.moved > ? AND ";
    private static final String MEMBERS = "SELECT DISTINCT fingerprint FROM incident_alert WHERE number = ANY (?)";

    private static final String MEMBERS_OF_OTHERS = """
            SELECT DISTINCT a.fingerprint FROM alert a JOIN incident_alert m ON m.fingerprint = a.fingerprint
            JOIN incident i ON i.number = m.number WHERE a.moved > ? AND i.moved <= ? AND\s""";

    /** Whether an incident flaps is seen by its alerts; that these began again would have moved the incident as well. */
    private static final String FLAPPERS = """
            SELECT a.fingerprint FROM alert a JOIN incident i ON i.number = a.incident
            WHERE a.flaps_until > ? AND a.moved > ? AND i.moved <= ?
            """;

    private static final String TRANSFERS = """
            SELECT fingerprint, position, giver, taker FROM alert_transfer
            WHERE fingerprint = ANY (?) AND position <= ? ORDER BY position
            """;

    /**
     * Where the last transfer up to the position brought an alert; without one it still was where the next one took it from, or
     * is now, if it had come there at all.
     */
    private static final String HOMES = """
            SELECT h.fingerprint, h.number FROM (
              SELECT a.fingerprint, coalesce(
                (SELECT t.taker FROM alert_transfer t WHERE t.fingerprint = a.fingerprint AND t.position <= ?
                 ORDER BY t.position DESC LIMIT 1),
                (SELECT t.giver FROM alert_transfer t WHERE t.fingerprint = a.fingerprint AND t.position > ?
                 ORDER BY t.position LIMIT 1),
                a.incident) AS number
              FROM alert a WHERE a.fingerprint = ANY (?)) h
            WHERE EXISTS (SELECT FROM incident_alert m WHERE m.number = h.number AND m.fingerprint = h.fingerprint)
            """;

    private static final String STALE = "SELECT fingerprint FROM alert WHERE fingerprint = ANY (?) AND moved > ?";

    private final JdbcTemplate jdbc;
    private final long position;

    Changed(JdbcTemplate jdbc, long position) {
        this.jdbc = jdbc;
        this.position = position;
    }

    /** The numbers of incidents that were open by then and have changed, as far as they are relevant. */
    Set<Long> incidents(Past.Condition relevant) {
        return numbers(INCIDENTS + relevant.text(), relevant, position, position);
    }

    /** The fingerprints of alerts that were known by then and have changed, as far as they are relevant. */
    Set<Long> alerts(Past.Condition relevant) {
        return numbers(ALERTS + relevant.text(), relevant, position, position);
    }

    /** The fingerprints of all alerts that had ever been in one of the incidents. */
    Set<Long> members(Set<Long> incidents) {
        return new HashSet<>(jdbc.queryForList(MEMBERS, Long.class, array(incidents)));
    }

    /** The fingerprints of alerts that have changed and had been in an incident that has not, as far as it is relevant. */
    Set<Long> membersOfOthers(Past.Condition relevant) {
        return numbers(MEMBERS_OF_OTHERS + relevant.text(), relevant, position, position);
    }

    /** The fingerprints of alerts that have changed, and for which an incident that has not was flapping at the moment. */
    Set<Long> flappers(Object moment) {
        return new HashSet<>(jdbc.queryForList(FLAPPERS, Long.class, moment, position, position));
    }

    /** Those of the alerts up to the position, in their order. */
    List<Transfer> transfers(Set<Long> fingerprints) {
        return jdbc.query(
                TRANSFERS,
                (row, i) -> new Transfer(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                array(fingerprints),
                position);
    }

    /** To which incident each of the alerts counted, as far as it counted to one. */
    Map<Long, Long> homes(Set<Long> fingerprints) {
        Map<Long, Long> homes = HashMap.newHashMap(fingerprints.size());
        jdbc.query(
                HOMES,
                row -> {
                    homes.put(row.getLong(1), row.getLong(2));
                },
                position,
                position,
                array(fingerprints));
        return homes;
    }

    /** Those of the alerts that have changed. */
    Set<Long> stale(Set<Long> fingerprints) {
        return new HashSet<>(jdbc.queryForList(STALE, Long.class, array(fingerprints), position));
    }

    private Set<Long> numbers(String sql, Past.Condition relevant, Object... first) {
        List<Object> parameters = new ArrayList<>(List.of(first));
        parameters.addAll(relevant.parameters());
        return new HashSet<>(jdbc.queryForList(sql, Long.class, parameters.toArray()));
    }

    private static Object array(Set<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}
