package io.tocsin.core.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interval opened.
 *
 * @param told null when the wait was over: then as {@link AlertPended} said
 * @param voice likewise
 * @param since when the interval began
 * @param flapsUntil it is the fourth interval or more within an hour: until then it is said to flap
 * @param cause null when time alone did it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertFired(
        Fingerprint fingerprint,
        Instant at,
        @Nullable Told told,
        @Nullable Voice voice,
        Instant since,
        @Nullable Instant flapsUntil,
        @Nullable Cause cause)
        implements AlertEvent {}
