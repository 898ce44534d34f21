package io.tocsin.api.alertmanager;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Link;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Sender;
import io.tocsin.projections.alert.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An alert in Alertmanager's words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GettableAlert(
        Map<String, String> annotations,
        Instant endsAt,
        String fingerprint,
        List<Receiver> receivers,
        Instant startsAt,
        State status,
        Instant updatedAt,
        @Nullable String generatorURL,
        Map<String, String> labels) {

    /** The one receiver: Tocsin's own queue. */
    static final Receiver TOCSIN = new Receiver("tocsin");

    static final String TRIGGER = "alertname";
    static final String PROJECT = "project";

    private static final List<Receiver> RECEIVERS = List.of(TOCSIN);
    private static final State ACTIVE = new State("active", List.of(), List.of(), List.of());

    /** How far ahead an alert ends of which nobody promised anything, as Alertmanager's resolve_timeout. */
    private static final Duration UNPROMISED = Duration.ofMinutes(5);

    record Receiver(String name) {}

    record State(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {

        static State of(List<String> silencedBy) {
            return silencedBy.isEmpty() ? ACTIVE : new State("suppressed", silencedBy, List.of(), List.of());
        }

        boolean suppressed() {
            return !silencedBy.isEmpty();
        }
    }

    /**
     * @param promisedUntil how long its senders' words hold, or null
     * @param mutes that hold for it
     */
    static GettableAlert of(AlertView alert, @Nullable Instant promisedUntil, List<String> mutes, Instant now) {
        Instant ends = promisedUntil != null && promisedUntil.isAfter(now) ? promisedUntil : now.plus(UNPROMISED);
        return new GettableAlert(
                alert.annotations().toMap(),
                ends,
                alert.fingerprint().toString(),
                RECEIVERS,
                alert.intervals().isEmpty()
                        ? alert.firstSeen()
                        : alert.intervals().getLast().from(),
                State.of(mutes),
                alert.lastSeen(),
                alert.links().stream().findFirst().map(Link::url).orElse(null),
                labels(alert.project(), alert.trigger(), alert.labels()));
    }

    private static Map<String, String> labels(String project, String trigger, Labels labels) {
        Map<String, String> all = new TreeMap<>(labels.toMap());
        all.put(TRIGGER, trigger);
        if (!project.equals(Sender.DEFAULT_PROJECT)) {
            all.put(PROJECT, project);
        }
        return all;
    }
}
