package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.event.Tie;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.EventRules.Judgement;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything of an event but its times: the same for every repetition, so it can be kept and used again. */
record Said(
        Fingerprint fingerprint,
        String project,
        String trigger,
        Labels labels,
        Labels collected,
        Labels annotations,
        Severity severity,
        String threshold,
        @Nullable Duration pendingFor,
        List<Link> links,
        List<Tie> ties,
        boolean group,
        boolean markdown,
        boolean todo,
        long description) {

    /**
     * To be called at the end of the event's object: what is missed is missed there.
     *
     * @param triggerLabel the label that holds the trigger; null where the field does
     */
    static Said of(Json json, Draft draft, @Nullable String triggerLabel, Sender sender) {
        Pairs told = draft.labels;
        String trigger = draft.trigger(json, triggerLabel);
        String project = draft.project(json, sender.project());
        Steering steering = Steering.of(json, draft.annotations, told);
        Predicate<String> counts = name -> !steering.ignored().contains(name);
        Labels annotations = draft.annotations.keep(name -> !Steering.isSteering(name));
        Judgement judgement = sender.rules().equals(EventRules.NONE)
                ? Judgement.NONE
                : sender.rules().judge(sender.name(), project, trigger, told.keep(counts), annotations);
        Predicate<String> shown = counts.and(name -> !isOwn(name, told, trigger, project))
                .and(name -> !judgement.ignore().contains(name));
        Predicate<String> collects = name ->
                steering.collected().contains(name) || judgement.collect().contains(name);
        Labels labels = told.keep(shown.and(collects.negate()));
        Labels collected = told.keep(shown.and(collects));
        return new Said(
                Fingerprint.of(project, trigger, labels.keep(name -> !Grading.isSeverity(name))),
                project,
                trigger,
                labels,
                collected,
                annotations,
                draft.severity(json)
                        .or(() -> Grading.of(json, told, counts))
                        .or(() -> Optional.ofNullable(judgement.severity()))
                        .or(() -> Grading.ofWord(told, counts))
                        .orElse(sender.severity()),
                Grading.threshold(told, counts),
                draft.pendingFor != null ? draft.pendingFor : steering.pendingFor(),
                draft.links,
                steering.ties(),
                steering.group(),
                steering.markdown(),
                steering.todo(),
                Description.of(annotations, collected, draft.links));
    }

    /** A label that only repeats the event's trigger or project. */
    private static boolean isOwn(String label, Pairs told, String trigger, String project) {
        return switch (label) {
            case "alertname", "trigger" -> trigger.equals(told.get(label));
            case "project" -> project.equals(told.get(label));
            default -> false;
        };
    }

    Event event(int index, Sender sender, Kind kind, Moment moment) {
        return new Event(
                index,
                fingerprint,
                sender.name(),
                project,
                trigger,
                labels,
                collected,
                annotations,
                kind,
                moment.signal(),
                moment.at(),
                moment.since(),
                severity,
                threshold,
                kind == Kind.LASTING ? pendingFor : null,
                moment.patience(),
                links,
                ties,
                group,
                markdown,
                todo,
                moment.skewed(),
                description);
    }
}
