package io.tocsin.core.command;

import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentState;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Axon's view of an incident: holds the state, applies what the decider says. Has no rule of its own. */
@AggregateRoot(type = "incident")
class IncidentAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable String stream;

    private @Nullable IncidentState state;

    IncidentAggregate() {}

    IncidentState state() {
        if (state == null) {
            throw new IllegalStateException("An incident is loaded before it is commanded");
        }
        return state;
    }

    void apply(List<IncidentEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(IncidentEvent event) {
        stream = event.number().stream();
        state = IncidentState.evolve(state, event);
    }

    @EventSourcingHandler
    void on(IncidentState snapshot) {
        stream = snapshot.number().stream();
        state = snapshot;
    }
}
