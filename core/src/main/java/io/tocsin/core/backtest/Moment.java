package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What was written in one transaction, and so was decided together. */
final class Moment {

    private final Instant recordedAt;
    private final long position;
    private final List<Object> events = new ArrayList<>();

    private Moment(StoredEvent first) {
        this.recordedAt = first.recordedAt();
        this.position = first.position();
    }

    /** @return all that are whole: the last one may go on, and stays in {@code open} */
    static List<Moment> cut(List<StoredEvent> stored, List<Moment> open) {
        List<Moment> whole = new ArrayList<>(open);
        open.clear();
        for (StoredEvent event : stored) {
            if (whole.isEmpty() || !whole.getLast().recordedAt.equals(event.recordedAt())) {
                whole.add(new Moment(event));
            }
            whole.getLast().events.add(event.event());
        }
        if (!whole.isEmpty()) {
            open.add(whole.removeLast());
        }
        return whole;
    }

    /** The position of its first event. */
    long position() {
        return position;
    }

    /** When the first of it was decided. */
    Instant at() {
        return events.stream()
                .map(Moment::at)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(recordedAt);
    }

    List<AlertEvent> alerts() {
        return all(AlertEvent.class).toList();
    }

    List<IncidentEvent> incidents() {
        return all(IncidentEvent.class).toList();
    }

    List<RulebookApplied> rulebooks() {
        return all(RulebookApplied.class).toList();
    }

    /** Whether something became of alerts by what was heard of them, or not heard, and not by what people do to incidents. */
    boolean isHeard() {
        return all(AlertEvent.class).anyMatch(event -> !(event instanceof AlertMoved));
    }

    private <T> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private static Instant at(Object event) {
        return switch (event) {
            case AlertEvent e -> e.at();
            case IncidentEvent e -> e.at();
            default -> ((RulebookApplied) event).at();
        };
    }
}
