package io.tocsin.core.timer;

import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that time alone does to one incident. Decides, and changes nothing. */
public final class Passing {

    /**
     * What it did.
     *
     * @param look when to ask again for what rules make of it, if nothing happens until then; null for not
     */
    public record Passed(
            List<IncidentEvent> events, @Nullable Instant look) {}

    private final Gathered alerts;
    private final Closing closing;

    public Passing(Gathered alerts, Rulebook rulebook) {
        this.alerts = alerts;
        this.closing = new Closing(alerts, rulebook);
    }

    /** What has happened to the incident until the moment; decided at the moment, however late that is. */
    public Passed pass(IncidentState before, Instant now) {
        List<IncidentEvent> events = new ArrayList<>(IncidentDecider.passTime(before, now));
        IncidentState after = IncidentState.evolve(before, events);
        if (after.wakesWhenOk() && !alerts.anyOpen(after.number())) {
            events.addAll(IncidentDecider.becomeOk(after, now));
        }
        Closing.Verdict verdict = closing.judge(IncidentState.evolve(before, events), now);
        events.addAll(verdict.events());
        return new Passed(events, verdict.look());
    }
}
