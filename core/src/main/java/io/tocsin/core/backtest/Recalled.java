package io.tocsin.core.backtest;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Joining;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An incident that had been forgotten, as its events leave it, with all alerts that ever came to it. */
record Recalled(IncidentState state, Set<Fingerprint> alerts) {

    /** Empty when there are no events. */
    static Optional<Recalled> of(List<IncidentEvent> events) {
        IncidentState state = null;
        Set<Fingerprint> alerts = new LinkedHashSet<>();
        for (IncidentEvent event : events) {
            state = IncidentState.evolve(state, event);
            alerts.addAll(Joining.of(event));
        }
        return Optional.ofNullable(state).map(known -> new Recalled(known, alerts));
    }
}
