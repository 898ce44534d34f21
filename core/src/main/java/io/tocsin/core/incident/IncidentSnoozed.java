package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It is to be quiet.
 *
 * @param until null: for ever
 * @param wakeWhenOk it wakes earlier when none of its alerts is open any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentSnoozed(
        IncidentNumber number,
        Instant at,
        String by,
        @Nullable Instant until,
        boolean wakeWhenOk,
        @Nullable String comment)
        implements IncidentEvent {}
