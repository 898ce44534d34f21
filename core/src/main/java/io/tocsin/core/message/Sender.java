package io.tocsin.core.message;

import io.tocsin.core.severity.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source before it speaks; the rulebook's entry, or the defaults for one that has none.
 *
 * @param name unique among the sources
 * @param project of its events that name none
 * @param severity of its events that give none
 * @param staleAfter how long a repeating word without a promise of its own holds; null: as its format says
 * @param rules of the rulebook; another rulebook has others
 */
public record Sender(
        String name,
        String project,
        Severity severity,
        @Nullable Duration staleAfter,
        EventRules rules) {

    /** The project of events whose sender has none. */
    public static final String DEFAULT_PROJECT = "default";

    /** The severity of events for which nobody gives one. */
    public static final Severity DEFAULT_SEVERITY = Severity.S4;

    /** The same under those rules. */
    public Sender under(EventRules others) {
        return new Sender(name, project, severity, staleAfter, others);
    }

    /** A source that the rulebook does not know. */
    public static Sender unknown(String name) {
        return new Sender(name, DEFAULT_PROJECT, DEFAULT_SEVERITY, null, EventRules.NONE);
    }
}
