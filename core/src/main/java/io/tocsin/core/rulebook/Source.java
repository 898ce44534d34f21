package io.tocsin.core.rulebook;

import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sender of messages that the rulebook knows.
 *
 * @param name unique among the sources
 * @param key the digest of the secret by which it is known in URLs; unique; null for one that is known by its name alone
 * @param project of its events that name none
 * @param severity of its events that give none; null: {@link Sender#DEFAULT_SEVERITY}
 * @param staleAfter how long a repeating word of it holds that promises nothing; null: as its format says
 * @param silentAfter how long it may say nothing at all; null: for ever
 * @param heartbeat the trigger of the alert that always fires; null: {@link #HEARTBEATS}
 */
public record Source(
        String name,
        SourceType type,
        @Nullable String key,
        String project,
        @Nullable Severity severity,
        @Nullable Duration staleAfter,
        @Nullable Duration silentAfter,
        @Nullable String heartbeat) {

    /** Triggers of alerts that always fire, and by that say that whoever sends them works. */
    public static final Set<String> HEARTBEATS = Set.of("Watchdog", "DeadMansSwitch");

    /** The part of it that reading a message needs. */
    Sender sender(EventRules rules) {
        return new Sender(name, project, severity == null ? Sender.DEFAULT_SEVERITY : severity, staleAfter, rules);
    }

    /** Whether an alert of that trigger is the source's heartbeat. */
    boolean beatsBy(String trigger) {
        return heartbeat == null ? HEARTBEATS.contains(trigger) : heartbeat.equals(trigger);
    }

    /** Without the key: it is a secret, and this text ends in logs. */
    @Override
    public String toString() {
        return "Source[name=" + name + ", type=" + type.word() + ", project=" + project + "]";
    }
}
