package io.tocsin.core.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is heard.
 *
 * @param heard when it spoke last; exact to the millisecond
 * @param silentSince from when on its silence counts; null while it is not known to be silent
 * @param messages how many of it came, heartbeats included, since this life of the program began
 */
public record HeardSource(
        String source, Instant heard, @Nullable Instant silentSince, long messages) {}
