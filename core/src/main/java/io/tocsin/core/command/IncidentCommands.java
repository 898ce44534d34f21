package io.tocsin.core.command;

import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.Rejection;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.store.ConflictException;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.Once;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Carries out people's commands, each in a transaction of its own. Safe for use by many threads. */
public final class IncidentCommands {

    private static final int CONFLICTS_AT_MOST = 8;
    private static final String DONE = "done";

    private final EventStorage storage;
    private final Repository<IncidentAggregate> incidents;

    public IncidentCommands(EventStorage storage) {
        this.storage = storage;
        this.incidents = EventSourcingRepository.builder(IncidentAggregate.class)
                .eventStore(storage.events())
                .build();
    }

    /**
     * Carries the command out, or says why not.
     *
     * @param idempotencyKey the sender's name for this command: with the same key the same person changes nothing a second
     *     time; null when it has none
     * @throws ConflictException when others kept changing the incident
     */
    public Ruling handle(IncidentCommand command, @Nullable String idempotencyKey) {
        for (int conflicts = 0; ; conflicts++) {
            try {
                return storage.inOneUnit(() -> once(command, idempotencyKey));
            } catch (AggregateNotFoundException e) {
                return Ruling.reject(new Rejection.NotFound(
                        "Expected the number of an incident, but there is no " + command.number()));
            } catch (ConflictException e) {
                if (conflicts == CONFLICTS_AT_MOST) {
                    throw e;
                }
            }
        }
    }

    private Ruling once(IncidentCommand command, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return carryOut(command);
        }
        Once.Key key = new Once.Key("person " + command.by() + " " + command.number(), idempotencyKey);
        if (storage.once().outcome(key).isPresent()) {
            return new Ruling.Accepted(List.of());
        }
        Ruling ruling = carryOut(command);
        if (ruling instanceof Ruling.Accepted) {
            storage.once().remember(Map.of(key, DONE));
        }
        return ruling;
    }

    private Ruling carryOut(IncidentCommand command) {
        return incidents.load(command.number().stream()).invoke(incident -> incident.carryOut(command));
    }
}
