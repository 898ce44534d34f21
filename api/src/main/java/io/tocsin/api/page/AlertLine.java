package io.tocsin.api.page;

import io.tocsin.core.event.Link;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.queue.IncidentView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert among those of its incident.
 *
 * @param own its labels that the others do not share
 * @param text the long description, or the short one; null when there is none
 */
record AlertLine(
        AlertView alert,
        String state,
        String tone,
        Map<String, String> own,
        @Nullable String text,
        IntervalText intervals,
        String lasted,
        List<Bar> bars,
        List<Link> links) {

    static AlertLine of(AlertView alert, IncidentView incident, Scale scale) {
        return new AlertLine(
                alert,
                alert.state().word(),
                Card.tone(alert.severity().level()),
                alert.labels().keep(name -> !isCommon(name, incident)).toMap(),
                text(alert),
                IntervalText.of(alert),
                Moment.duration(Duration.ofSeconds(alert.durationSeconds())),
                scale.bars(alert),
                alert.links().stream().filter(AlertLine::canBeFollowed).toList());
    }

    /** A label with one value only has it on every alert that is told here, or is missing there. */
    private static boolean isCommon(String name, IncidentView incident) {
        return incident.alerts() > 1
                && incident.labels().getOrDefault(name, List.of()).size() == 1
                && !incident.labelsMore().contains(name);
    }

    private static @Nullable String text(AlertView alert) {
        String description = alert.annotations().get("description");
        return description != null ? description : alert.annotations().get("summary");
    }

    /** Checked once more where it is shown: a link of another scheme could run a script. */
    static boolean canBeFollowed(Link link) {
        String url = link.url().toLowerCase(Locale.ROOT);
        return url.startsWith("http://") || url.startsWith("https://");
    }
}
