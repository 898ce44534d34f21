package io.tocsin.api.incident;

import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemTable;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.Ruling;
import io.tocsin.projections.queue.IncidentQueue;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with an incident, from the page or by a program. Safe for use by many threads. */
@Component
public final class IncidentActions {

    private static final int LONGEST_KEY = 256;

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
    public boolean take(IncidentNumber number, String by, @Nullable String comment, @Nullable String key) {
        return handle(new IncidentCommand.TakeIncident(number, clock.instant(), by, comment), key);
    }

    public boolean comment(IncidentNumber number, String by, @Nullable String comment, @Nullable String key) {
        return handle(new IncidentCommand.CommentOnIncident(number, clock.instant(), by, comment), key);
    }

    public boolean close(
            IncidentNumber number,
            String by,
            @Nullable String resolution,
            @Nullable String comment,
            @Nullable String key) {
        int firing = queue.firing(number).orElse(0);
        return handle(new IncidentCommand.CloseIncident(number, clock.instant(), by, resolution, comment, firing), key);
    }

    private boolean handle(IncidentCommand command, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ProblemException.badArgument(
                    "Expected an Idempotency-Key of 1 to " + LONGEST_KEY + " characters, but it is not");
        }
        return switch (commands.handle(command, key)) {
            case Ruling.Accepted ignored -> visibility.await();
            case Ruling.Rejected rejected -> throw new ProblemException(ProblemTable.of(rejected.rejection()));
        };
    }
}
