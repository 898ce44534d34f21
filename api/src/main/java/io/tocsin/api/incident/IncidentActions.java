package io.tocsin.api.incident;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemTable;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.Ruling;
import io.tocsin.projections.queue.IncidentQueue;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with an incident, from the page or by a program. Safe for use by many threads. */
@Component
public final class IncidentActions {

    /** The request header by which a command is carried out once. */
    static final String KEY = IdempotencyKey.HEADER;

    private final IncidentCommands commands;
    private final IncidentQueue queue;
    private final Visibility visibility;
    private final InstantSource clock;

    IncidentActions(IncidentCommands commands, IncidentQueue queue, Visibility visibility, InstantSource clock) {
        this.commands = commands;
        this.queue = queue;
        this.visibility = visibility;
        this.clock = clock;
    }

    /**
     * Carries it out and waits until that can be seen, as the others do.
     *
     * @param key the asker's name for this very request, or null; see {@link IncidentCommands#handle}
     * @return whether it can be seen already; it is stored in any case
     * @throws ProblemException when it is not carried out
     */
    public boolean carryOut(IncidentNumber number, CommandBody body, String by, @Nullable String key) {
        store(number, body, by, key).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return visible();
    }

    /** Carries it out and does not wait; tells why it is refused, if it is. */
    Optional<Problem> store(IncidentNumber number, CommandBody body, String by, @Nullable String key) {
        IncidentCommand command = withFiring(body.command(number, clock.instant(), by));
        return switch (commands.handle(command, IdempotencyKey.of(key))) {
            case Ruling.Accepted ignored -> Optional.empty();
            case Ruling.Rejected rejected -> Optional.of(ProblemTable.of(rejected.rejection()));
        };
    }

    /** Waits until what was stored can be seen; false when that takes too long. */
    boolean visible() {
        return visibility.await();
    }

    private IncidentCommand withFiring(IncidentCommand command) {
        return command instanceof IncidentCommand.CloseIncident close
                ? new IncidentCommand.CloseIncident(
                        close.number(),
                        close.at(),
                        close.by(),
                        close.resolution(),
                        close.comment(),
                        queue.firing(close.number()).orElse(0))
                : command;
    }
}
