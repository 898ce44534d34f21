package io.tocsin.core.message;

import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of an event before there is an alert: which of its labels identify, and how severe it is where its sender
 * does not say. The same for the same words; safe for use by many threads.
 */
@FunctionalInterface
public interface EventRules {

    /** Every label identifies; nothing is said of the severity. */
    EventRules NONE = (source, project, trigger, labels, annotations) -> Judgement.NONE;

    /**
     * @param labels all that the sender did not ask to ignore
     * @param annotations the steering ones taken out
     */
    Judgement judge(String source, String project, String trigger, Labels labels, Labels annotations);

    /**
     * What is decided.
     *
     * @param ignore labels that are dropped
     * @param collect labels that do not identify; their values are collected on the alert
     * @param severity null where no rule says
     */
    record Judgement(
            Set<String> ignore,
            Set<String> collect,
            @Nullable Severity severity) {

        public static final Judgement NONE = new Judgement(Set.of(), Set.of(), null);

        public Judgement {
            ignore = Set.copyOf(ignore);
            collect = Set.copyOf(collect);
        }
    }
}
