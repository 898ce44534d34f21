package io.tocsin.core.format;

import io.tocsin.core.alert.Told;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Severity once more, under other rules, of what was read long ago and is kept as an alert. */
public final class Regrading {

    private Regrading() {}

    /**
     * What the labels and the rules of the sender make of it, as when it was read. What a message says in a field of its own,
     * and labels that are not kept, do not count.
     *
     * @param threshold the severity labels of the word in question, joined; the alert may have been told of by another
     */
    public static Severity of(Sender sender, Told told, String threshold) {
        Labels labels = with(threshold, told.labels());
        return level(labels)
                .or(() -> both(labels))
                .or(() -> Optional.ofNullable(sender.rules()
                        .judge(sender.name(), told.project(), told.trigger(), labels, told.annotations())
                        .severity()))
                .or(() -> Optional.ofNullable(labels.get("severity")).flatMap(Grading::ofWord))
                .orElse(sender.severity());
    }

    private static Optional<Severity> level(Labels labels) {
        return Optional.ofNullable(labels.get("severity_level")).flatMap(Severity::parse);
    }

    private static Optional<Severity> both(Labels labels) {
        @Nullable String impact = labels.get("impact");
        @Nullable String likelihood = labels.get("likelihood");
        return impact == null || likelihood == null ? Optional.empty() : Grading.of(impact, likelihood);
    }

    /** Only one label says how severe it is, and this word said something else than the one that is kept. */
    private static Labels with(String threshold, Labels labels) {
        List<String> names =
                labels.toMap().keySet().stream().filter(Grading::isSeverity).toList();
        if (names.size() != 1 || threshold.equals(labels.get(names.getFirst()))) {
            return labels;
        }
        Map<String, String> changed = labels.toMap();
        changed.put(names.getFirst(), threshold);
        return Labels.of(changed);
    }
}
