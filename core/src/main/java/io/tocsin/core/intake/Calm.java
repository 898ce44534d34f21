package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the incidents that wait until none of their alerts is open, and of which the batch closes the last ones. */
final class Calm {

    /** What comes at once is looked at once. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Board board;
    private final Map<Fingerprint, Instant> resolved = new LinkedHashMap<>();
    private final Map<Fingerprint, Instant> occurred = new LinkedHashMap<>();

    Calm(Ledger ledger, Board board) {
        this.ledger = ledger;
        this.board = board;
    }

    void resolved(Fingerprint alert, Instant at) {
        resolved.put(alert, at);
    }

    void occurred(Fingerprint alert, Instant at) {
        occurred.put(alert, at);
    }

    /** Rules may close incidents whose alerts said this. */
    void lookSoon() {
        Map<IncidentNumber, Instant> last = new LinkedHashMap<>(incidents(resolved));
        last.putAll(incidents(occurred));
        last.values().stream()
                .max(Comparator.naturalOrder())
                .ifPresent(at -> ledger.look(last.keySet(), at.plus(SOON)));
    }

    /** Those of which none is open any more, as the batch leaves them, and since when. */
    Map<IncidentNumber, Instant> settled() {
        Map<IncidentNumber, Instant> last = incidents(resolved);
        Map<IncidentNumber, Instant> settled = new LinkedHashMap<>();
        for (IncidentNumber number : ledger.watching(last.keySet())) {
            boolean open = ledger.membersOpen(number).entrySet().stream()
                    .anyMatch(alert -> board.isOpen(alert.getKey(), alert.getValue()));
            Instant at = last.get(number);
            if (!open && at != null) {
                settled.put(number, at);
            }
        }
        return settled;
    }

    private Map<IncidentNumber, Instant> incidents(Map<Fingerprint, Instant> alerts) {
        Map<IncidentNumber, Instant> last = new LinkedHashMap<>();
        alerts.forEach((alert, at) -> {
            IncidentNumber number = board.get(alert).incident();
            if (number != null) {
                last.put(number, at);
            }
        });
        return last;
    }
}
