package io.tocsin.projections.fold;

import io.tocsin.core.store.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of some incidents and alerts as they stood after an event, folded in memory from the events of these alone by what folds
 * the tables. One answer, one thread.
 */
public final class PastRows {

    private static final int LOGS_KEPT = 1_000;
    private static final int WRITTEN_AT_ONCE = 2_000;

    private final Fold fold = new Fold(new HashMap<>(), new HashMap<>(), Index.NONE);
    private final Set<Long> incidents;
    private final List<Transfer> transfers;
    private int transferred;
    private int applied;

    /**
     * @param incidents whose events are applied
     * @param transfers of alerts whose events are applied, in the order of their positions
     */
    public PastRows(Set<Long> incidents, List<Transfer> transfers) {
        this.incidents = incidents;
        this.transfers = transfers;
    }

    /** One of the incidents' events, or of those of an alert that ever was in one of them; in the order of their positions. */
    public void apply(StoredEvent event) {
        transferUpTo(event.position());
        fold.apply(event);
        if (++applied % LOGS_KEPT == 0) {
            fold.dropLogs();
        }
    }

    /**
     * All events have been applied.
     *
     * @param homes the incident that each alert counts to, as far as it counts to one
     */
    public void settle(Map<Long, Long> homes) {
        transferUpTo(Long.MAX_VALUE);
        fold.alerts().forEach((fingerprint, alert) -> {
            @Nullable Long home = homes.get(fingerprint);
            if (alert.incident == null) {
                alert.incident = home;
            } else if (!alert.incident.equals(home)) {
                throw new IllegalStateException("Expected the alert " + Long.toHexString(fingerprint) + " in incident #"
                        + home + ", but its events tell of #" + alert.incident);
            }
        });
    }

    /**
     * Adds the rows to the tables {@code past_incident} and {@code past_alert}, which have the columns of the true ones.
     *
     * @param alerts of which alerts, by fingerprint
     */
    public void write(Connection connection, LongPredicate alerts) throws SQLException {
        for (List<IncidentRow> some : parts(fold.incidents().values())) {
            IncidentTable.writePast(connection, some);
        }
        List<AlertRow> wanted = fold.alerts().values().stream()
                .filter(alert -> alerts.test(alert.fingerprint))
                .toList();
        for (List<AlertRow> some : parts(wanted)) {
            AlertTable.writePast(connection, some);
        }
    }

    private void transferUpTo(long position) {
        while (transferred < transfers.size() && transfers.get(transferred).position() < position) {
            Transfer transfer = transfers.get(transferred++);
            if (!incidents.contains(transfer.taker())) {
                fold.leave(transfer.fingerprint(), transfer.position());
            }
        }
    }

    private static <R> List<List<R>> parts(Collection<R> rows) {
        List<R> all = new ArrayList<>(rows);
        List<List<R>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += WRITTEN_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + WRITTEN_AT_ONCE)));
        }
        return parts;
    }
}
