package io.tocsin.core.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person wants done with an incident. Each carries who wants it and when. */
public sealed interface IncidentCommand {

    IncidentNumber number();

    Instant at();

    /** The person, such as {@code @petr.petrov}. */
    String by();

    /** Answer it and hold it. */
    record TakeIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}

    /** Say something about it. */
    record CommentOnIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}

    /**
     * Declare the work done.
     *
     * @param firing how many of its alerts the closer saw firing
     */
    record CloseIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String resolution,
            @Nullable String comment,
            int firing)
            implements IncidentCommand {}
}
