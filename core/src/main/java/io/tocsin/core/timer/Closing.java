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
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    private final Gathered gathered;
    private final Rulebook rulebook;

    Closing(Gathered gathered, Rulebook rulebook) {
        this.gathered = gathered;
        this.rulebook = rulebook;
    }

    Verdict judge(IncidentState incident, Instant now) {
        if (!rulebook.closes()) {
            return Verdict.NOTHING;
        }
        if (incident.isClosed()) {
            return closedTooSoon(incident, now);
        }
        if (gathered.anyOpen(incident.number())) {
            return Verdict.NOTHING;
        }
        Collection<AlertState> alerts = gathered.of(incident.number());
        List<Told> told =
                alerts.stream().map(AlertState::told).filter(Objects::nonNull).toList();
        return rulebook.closing(new CalmIncident(incident, told))
                .map(rule -> judge(incident, alerts, rule, now))
                .orElse(Verdict.NOTHING);
    }

    private Verdict judge(IncidentState incident, Collection<AlertState> alerts, ClosingRule rule, Instant now) {
        Instant okSince = alerts.stream()
                .flatMap(Closing::changed)
                .reduce(incident.clock().since(), Closing::later);
        Instant end = alerts.stream()
                .map(alert -> alert.flapsUntil(okSince))
                .filter(Objects::nonNull)
                .reduce(okSince.plus(rule.okFor()), Closing::later);
        return end.isAfter(now)
                ? new Verdict(List.of(), end)
                : new Verdict(
                        IncidentDecider.closeByRule(incident, now, okSince, rulebook.version(), rule.why()),
                        now.plus(LOOK_AGAIN));
    }

    private Verdict closedTooSoon(IncidentState incident, Instant now) {
        IncidentClosedByRule closed = gathered.closedByRule(incident.number()).orElse(null);
        if (closed == null || closed.at().plus(MEANWHILE).isBefore(now)) {
            return Verdict.NOTHING;
        }
        List<Fingerprint> firing = gathered.of(incident.number()).stream()
                .filter(alert -> alert.status() == Status.FIRING)
                .map(AlertState::fingerprint)
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
