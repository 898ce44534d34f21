package io.tocsin.core.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Nothing came from it for as long as it may say nothing.
 *
 * @param heard when it spoke last
 * @param since from when on its silence counts
 * @param silentAfter how long it might say nothing, by the rulebook of that moment
 * @param project in which that was told
 */
public record SourceFellSilent(
        String source, Instant at, Instant heard, Instant since, Duration silentAfter, String project)
        implements SourceEvent {}
