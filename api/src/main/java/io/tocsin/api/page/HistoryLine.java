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
        Object[] arguments = Stream.of("severity", "holder", "alerts", "trigger", "firing")
                .map(name -> Objects.requireNonNullElse(data.get(name), "–").toString())
                .toArray();
        String what = messages.getMessage("history." + entry.kind(), arguments, entry.kind(), locale);
        List<String> said = Stream.of("resolution", "comment")
                .map(data::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return new HistoryLine(Moment.of(entry.at()), entry.kind(), entry.actor(), String.valueOf(what), said);
    }
}
