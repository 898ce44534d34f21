package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How soon incidents of one severity and service level were answered. Each counts once: answered in time, breached, or
 * unanswered.
 *
 * @param from of the step of time; null where there are no steps
 * @param met a person took it before its deadline, or it has none
 * @param breached the deadline passed first, whether somebody took it later or not
 * @param unanswered neither: nobody has taken it, and its deadline has not passed, or it has none, or it was closed before
 * @param p50 of the response times of all that were taken, in time or late; by nearest rank; null when none was
 */
public record Answered(
        @Nullable Instant from,
        Severity severity,
        String serviceLevel,
        long incidents,
        long met,
        long breached,
        long unanswered,
        @Nullable Duration p50,
        @Nullable Duration p95,
        @Nullable Duration max) {}
