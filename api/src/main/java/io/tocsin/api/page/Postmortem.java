package io.tocsin.api.page;

import static io.tocsin.api.contract.Markdown.safe;

import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The beginning of a post-mortem: what the program knows is filled in, what only people know is left to them. In the reader's
 * language, times in UTC. For one use.
 */
final class Postmortem {

    private final StringBuilder text = new StringBuilder();
    private final MessageSource messages;
    private final Locale locale;

    private Postmortem(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** @param history oldest first */
    static String of(
            IncidentView incident,
            List<TimelineEntry> history,
            @Nullable String before,
            Instant now,
            MessageSource messages,
            Locale locale) {
        return new Postmortem(messages, locale).write(incident, history, before, now);
    }

    private String write(IncidentView incident, List<TimelineEntry> history, @Nullable String before, Instant now) {
        text.append("# #")
                .append(incident.number())
                .append(' ')
                .append(safe(incident.title()))
                .append("\n\n");
        facts(incident, history, before, now);
        heading("summary");
        text.append('_').append(word("write.summary")).append("_\n");
        if (!incident.text().isBlank()) {
            text.append("\n> ").append(safe(incident.text())).append('\n');
        }
        heading("timeline");
        text.append("| UTC | |\n| --- | --- |\n");
        history.forEach(this::line);
        heading("cause");
        text.append('_').append(word("write.cause")).append("_\n");
        heading("resolution");
        text.append(incident.resolution() == null ? "_" + word("write.resolution") + "_" : safe(incident.resolution()))
                .append('\n');
        heading("actions");
        text.append("- [ ] \n");
        return text.toString();
    }

    private void facts(IncidentView incident, List<TimelineEntry> history, @Nullable String before, Instant now) {
        Instant end = Objects.requireNonNullElse(incident.closed(), now);
        text.append("| | |\n| --- | --- |\n");
        fact("project", incident.project() + " · " + incident.serviceLevel());
        fact("severity", incident.severity().name());
        fact("opened", String.valueOf(Moment.of(incident.opened()).iso()));
        fact("lasted", Moment.duration(Duration.between(incident.opened(), end)));
        fact("triggers", String.join(", ", incident.triggers()));
        fact("alerts", String.valueOf(incident.alerts()));
        fact("answered", answered(incident));
        fact("hands", hands(history));
        if (before != null) {
            fact("before", before);
        }
    }

    private String answered(IncidentView incident) {
        Instant taken = incident.taken();
        String late = incident.breached() ? ", " + word("late") : "";
        return taken == null
                ? word("never") + late
                : Moment.duration(Duration.between(incident.opened(), taken)) + late;
    }

    private static String hands(List<TimelineEntry> history) {
        String hands = history.stream()
                .filter(entry -> entry.kind().equals("taken"))
                .map(TimelineEntry::actor)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" → "));
        return hands.isEmpty() ? "–" : hands;
    }

    private void line(TimelineEntry entry) {
        HistoryLine line = HistoryLine.of(entry, messages, locale);
        text.append("| ").append(line.at().iso()).append(" |");
        if (line.actor() != null) {
            text.append(" **").append(safe(line.actor())).append("**");
        }
        text.append(' ').append(safe(line.what()));
        line.said().forEach(said -> text.append(": ").append(safe(said)));
        text.append(" |\n");
    }

    private void heading(String key) {
        text.append("\n## ").append(word(key)).append("\n\n");
    }

    private void fact(String key, String value) {
        text.append("| ").append(word(key)).append(" | ").append(safe(value)).append(" |\n");
    }

    private String word(String key) {
        return messages.getMessage("postmortem." + key, null, locale);
    }
}
