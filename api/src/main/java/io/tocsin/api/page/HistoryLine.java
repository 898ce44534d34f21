package io.tocsin.api.page;

import io.tocsin.projections.timeline.TimelineEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * One line of an incident's history.
 *
 * @param what happened, in the reader's language
 * @param said what people said, word for word
 */
record HistoryLine(Moment at, String kind, @Nullable String actor, String what, List<String> said) {

    static HistoryLine of(TimelineEntry entry, MessageSource messages, Locale locale) {
        Map<String, Object> data = entry.data();
        Object[] arguments = Stream.of(
                        "severity", "holder", "alerts", "trigger", "firing", "to", "from", "incident", "rule", "mute")
                .map(name -> Objects.requireNonNullElse(data.get(name), "–").toString())
                .toArray();
        String what = messages.getMessage("history." + word(entry), arguments, entry.kind(), locale);
        List<String> said = Stream.of("title", "resolution", "comment")
                .map(data::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return new HistoryLine(Moment.of(entry.at()), entry.kind(), entry.actor(), String.valueOf(what), said);
    }

    /** Some kinds read otherwise by what else is known. */
    private static String word(TimelineEntry entry) {
        Map<String, Object> data = entry.data();
        return switch (entry.kind()) {
            case "woken" -> "woken." + data.get("reason");
            case "related" -> "related." + data.get("as");
            case "snoozed" -> data.get("until") == null ? "snoozed.forever" : "snoozed";
            default -> entry.kind();
        };
    }
}
