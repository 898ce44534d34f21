package io.tocsin.core.intake;

import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Tie;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.label.Labels;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Subject;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert that fired and wants an incident.
 *
 * @param key with which others it gathers
 * @param why it does, for people
 * @param subject it as the rules see it
 */
record Fired(
        Fingerprint fingerprint,
        Told told,
        GroupKey key,
        String why,
        Subject subject,
        Severity severity,
        Instant at,
        @Nullable Cause cause) {

    private static final String BY_TRIGGER = "by project and trigger";

    /** By the first grouping rule that matches; without one, by project and trigger. */
    static Fired of(
            Rulebook rulebook,
            Fingerprint fingerprint,
            Told told,
            Subject subject,
            Severity severity,
            Instant at,
            @Nullable Cause cause) {
        return rulebook.grouping(subject)
                .map(rule -> new Fired(
                        fingerprint, told, new GroupKey(rule.keyOf(subject)), rule.why(), subject, severity, at, cause))
                .orElseGet(() -> new Fired(
                        fingerprint,
                        told,
                        GroupKey.ofTrigger(told.project(), told.trigger()),
                        BY_TRIGGER,
                        subject,
                        severity,
                        at,
                        cause));
    }

    static Subject subject(Rulebook rulebook, Told told, String source, Severity severity) {
        return new Subject(
                source,
                told.project(),
                told.trigger(),
                told.labels(),
                told.annotations(),
                rulebook.project(told.project()).serviceLevel(),
                severity,
                told.kind());
    }

    /** The group alert that the tie of a member describes. A label that it asks to be empty is none. */
    static Told groupOf(Tie tie, Told member) {
        return new Told(
                member.project(),
                tie.trigger(),
                tie.equal().keep(name -> !"".equals(tie.equal().get(name))),
                Labels.none(),
                Labels.none(),
                List.of(),
                Kind.LASTING,
                List.of(),
                true,
                false,
                member.incidentTodo(),
                false,
                0);
    }
}
