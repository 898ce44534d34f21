package io.tocsin.core.timer;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownAlert;
import java.util.Collection;
import java.util.Optional;

/** As the store has them; in the caller's unit of work. */
record StoredAlerts(EventStorage storage) implements Gathered {

    @Override
    public boolean anyOpen(IncidentNumber number) {
        return storage.members().open(number).containsValue(true);
    }

    @Override
    public Collection<AlertState> of(IncidentNumber number) {
        return storage.members().of(number).values().stream()
                .map(KnownAlert::state)
                .toList();
    }

    @Override
    public Optional<IncidentClosedByRule> closedByRule(IncidentNumber number) {
        return storage.log().stream(number.stream()).getLast().event() instanceof IncidentClosedByRule closed
                ? Optional.of(closed)
                : Optional.empty();
    }
}
