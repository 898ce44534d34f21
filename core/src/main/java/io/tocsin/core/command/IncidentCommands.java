package io.tocsin.core.command;

import static java.util.stream.Collectors.toSet;

import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Rejection;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.ConflictException;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.Once;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Carries out people's commands, each in a transaction of its own. Safe for use by many threads. */
public final class IncidentCommands {

    private static final int CONFLICTS_AT_MOST = 8;
    private static final String DONE = "done";

    private final EventStorage storage;
    private final Supplier<Rulebook> rulebook;
    private final Set<String> admins;
    private final Repository<IncidentAggregate> incidents;

    /** @param admins who may do what only holders may */
    public IncidentCommands(EventStorage storage, Supplier<Rulebook> rulebook, Set<String> admins) {
        this.storage = storage;
        this.rulebook = rulebook;
        this.admins = Set.copyOf(admins);
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
        return incidents.load(command.number().stream()).invoke(incident -> carryOut(incident, command));
    }

    private Ruling carryOut(IncidentAggregate incident, IncidentCommand command) {
        IncidentState before = incident.state();
        Surroundings around = new Surroundings(storage, rulebook.get(), admins);
        Ruling ruling = IncidentDecider.decide(before, command, around.of(command, before));
        if (ruling instanceof Ruling.Accepted(List<IncidentEvent> events)) {
            incident.apply(events.stream()
                    .filter(event -> event.number().equals(command.number()))
                    .toList());
            new Consequences(storage).write(before, events, around);
            if (rulebook.get().closes()) {
                Set<IncidentNumber> touched =
                        events.stream().map(IncidentEvent::number).collect(toSet());
                storage.timers().look(touched, command.at());
            }
        }
        return ruling;
    }
}
