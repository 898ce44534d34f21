package io.tocsin.projections.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The incident is to be quiet.
 *
 * @param until null: for ever
 */
public record Snooze(
        @Nullable Instant until,
        boolean wakeWhenOk,
        String by,
        @Nullable String comment) {}
