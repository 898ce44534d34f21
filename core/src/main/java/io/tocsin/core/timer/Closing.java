package io.tocsin.core.timer;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Status;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.rulebook.ClosingRule;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownAlert;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets rules close incidents, once their alerts have been OK for long enough. */
final class Closing {

    /**
     * An alert that fires again while its incident is being closed does not see that: soon after, the incident is looked at
     * once more, and opened again.
     */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final Duration MEANWHILE = Duration.ofMinutes(1);

    /**
     * What rules make of an incident.
     *
     * @param look when to ask again, if nothing happens until then; null for not
     */
    record Verdict(List<IncidentEvent> events, @Nullable Instant look) {

        private static final Verdict NOTHING = new Verdict(List.of(), null);
    }

    private final EventStorage storage;
    private final Rulebook rulebook;

    Closing(EventStorage storage, Rulebook rulebook) {
        this.storage = storage;
        this.rulebook = rulebook;
    }

    Verdict judge(IncidentState incident, Instant now) {
        if (!rulebook.closes()) {
            return Verdict.NOTHING;
        }
        if (incident.isClosed()) {
            return closedTooSoon(incident, now);
        }
        if (storage.members().open(incident.number()).containsValue(true)) {
            return Verdict.NOTHING;
        }
        Collection<KnownAlert> alerts = storage.members().of(incident.number()).values();
        List<Told> told = alerts.stream()
                .map(alert -> alert.state().told())
                .filter(Objects::nonNull)
                .toList();
        return rulebook.closing(new CalmIncident(incident, told))
                .map(rule -> judge(incident, alerts, rule, now))
                .orElse(Verdict.NOTHING);
    }

    private Verdict judge(IncidentState incident, Collection<KnownAlert> alerts, ClosingRule rule, Instant now) {
        Instant okSince = alerts.stream()
                .flatMap(alert -> changed(alert.state()))
                .reduce(incident.clock().since(), Closing::later);
        Instant end = alerts.stream()
                .map(alert -> alert.state().flapsUntil(okSince))
                .filter(Objects::nonNull)
                .reduce(okSince.plus(rule.okFor()), Closing::later);
        return end.isAfter(now)
                ? new Verdict(List.of(), end)
                : new Verdict(
                        IncidentDecider.closeByRule(incident, now, okSince, rulebook.version(), rule.why()),
                        now.plus(LOOK_AGAIN));
    }

    private Verdict closedTooSoon(IncidentState incident, Instant now) {
        StoredEvent last = storage.log().stream(incident.number().stream()).getLast();
        if (!(last.event() instanceof IncidentClosedByRule closed)
                || closed.at().plus(MEANWHILE).isBefore(now)) {
            return Verdict.NOTHING;
        }
        List<Fingerprint> firing = storage.members().of(incident.number()).entrySet().stream()
                .filter(alert -> alert.getValue().state().status() == Status.FIRING)
                .map(Map.Entry::getKey)
                .toList();
        return firing.isEmpty()
                ? Verdict.NOTHING
                : new Verdict(List.of(IncidentDecider.reopen(incident, firing, now, rulebook.matrix())), null);
    }

    /** When it was last heard of in a way that tells that something was wrong. */
    private static Stream<Instant> changed(AlertState alert) {
        Told told = alert.told();
        boolean instant = told != null && told.kind() == Kind.INSTANT;
        return Stream.of(alert.changed(), instant ? alert.described() : null).flatMap(Stream::ofNullable);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
