package io.tocsin.core.store;

import static io.tocsin.core.store.Snapshots.array;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.Joining;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which alerts belong to an incident. Reads its whole history: for what is rare. Runs in the caller's transaction. */
public final class Membership {

    private static final String HEADS =
            "SELECT aggregate_id, open FROM store.alert_head WHERE aggregate_id = ANY (?) AND incident = ?";

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final KnownAlerts alerts;

    Membership(JdbcTemplate jdbc, EventLog log, KnownAlerts alerts) {
        this.jdbc = jdbc;
        this.log = log;
        this.alerts = alerts;
    }

    /** Those that belong to the incident now, in the order in which they came. */
    public Map<Fingerprint, KnownAlert> of(IncidentNumber number) {
        return whichCameTo(number, number);
    }

    /** Those that once came to the one incident and belong to the other one now, in the order in which they came. */
    public Map<Fingerprint, KnownAlert> whichCameTo(IncidentNumber once, IncidentNumber now) {
        Set<Fingerprint> came = cameTo(once);
        Map<Fingerprint, KnownAlert> known = alerts.load(came);
        Map<Fingerprint, KnownAlert> found = new LinkedHashMap<>();
        for (Fingerprint fingerprint : came) {
            KnownAlert alert = known.get(fingerprint);
            if (alert != null && now.equals(alert.incident())) {
                found.put(fingerprint, alert);
            }
        }
        return found;
    }

    /** Of those that belong to the incident now, whether they are open. */
    public Map<Fingerprint, Boolean> open(IncidentNumber number) {
        String[] streams = cameTo(number).stream().map(Fingerprint::toString).toArray(String[]::new);
        Map<Fingerprint, Boolean> found = new LinkedHashMap<>();
        jdbc.query(
                HEADS,
                statement -> {
                    statement.setArray(1, array(statement.getConnection(), "text", streams));
                    statement.setLong(2, number.value());
                },
                row -> {
                    found.put(Fingerprint.of(row.getString(1)), row.getBoolean(2));
                });
        return found;
    }

    private Set<Fingerprint> cameTo(IncidentNumber number) {
        Set<Fingerprint> came = new LinkedHashSet<>();
        log.stream(number.stream()).forEach(stored -> came.addAll(Joining.of((IncidentEvent) stored.event())));
        return came;
    }
}
