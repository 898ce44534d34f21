package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.EventStorage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the incidents that wait until none of their alerts is open, and of which the batch closes the last ones. */
final class Calm {

    private final EventStorage storage;
    private final Board board;
    private final Map<Fingerprint, Instant> resolved = new LinkedHashMap<>();

    Calm(EventStorage storage, Board board) {
        this.storage = storage;
        this.board = board;
    }

    void resolved(Fingerprint alert, Instant at) {
        resolved.put(alert, at);
    }

    /** Those of which none is open any more, as the batch leaves them, and since when. */
    Map<IncidentNumber, Instant> settled() {
        Map<IncidentNumber, Instant> last = new LinkedHashMap<>();
        resolved.forEach((alert, at) -> {
            IncidentNumber number = board.get(alert).incident();
            if (number != null) {
                last.put(number, at);
            }
        });
        Map<IncidentNumber, Instant> settled = new LinkedHashMap<>();
        for (IncidentNumber number : storage.timers().watching(last.keySet())) {
            boolean open = storage.members().open(number).entrySet().stream()
                    .anyMatch(alert -> board.isOpen(alert.getKey(), alert.getValue()));
            Instant at = last.get(number);
            if (!open && at != null) {
                settled.put(number, at);
            }
        }
        return settled;
    }
}
