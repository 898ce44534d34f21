package io.tocsin.api.page;

import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.alert.Span;
import io.tocsin.projections.queue.IncidentView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stretch of time that all alerts of a page share, so that what began first can be seen. */
record Scale(Instant from, Instant to) {

    static final long WIDTH = 1_000;

    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final long NARROWEST = 3;

    /** From the first interval of any alert, but at most an hour before the opening, to the closing or now. */
    static Scale of(IncidentView incident, Collection<AlertView> alerts, Instant now) {
        Instant end = incident.closed() == null ? now : incident.closed();
        Instant earliest = incident.opened().minus(BEFORE);
        Instant begin = alerts.stream()
                .flatMap(alert -> alert.intervals().stream())
                .filter(span -> span.to() == null || span.to().isAfter(earliest))
                .map(Span::from)
                .min(Instant::compareTo)
                .orElse(incident.opened());
        Instant from = begin.isBefore(earliest) ? earliest : begin;
        Instant atLeast = from.plus(SHORTEST);
        return new Scale(from, end.isBefore(atLeast) ? atLeast : end);
    }

    /** What there is to draw of an alert: where it fired, and over it where nothing was known. */
    List<Bar> bars(AlertView alert) {
        List<Bar> bars = new ArrayList<>();
        alert.intervals().forEach(span -> add(bars, span, "firing"));
        alert.unknown().forEach(span -> add(bars, span, "unknown"));
        return bars;
    }

    private void add(List<Bar> bars, Span span, String kind) {
        boolean over = span.to() != null && !span.to().isAfter(from);
        if (!over && span.from().isBefore(to)) {
            long left = x(span.from());
            long width = Math.max(NARROWEST, x(span.to()) - left);
            bars.add(new Bar(Math.min(left, WIDTH - width), width, kind));
        }
    }

    private long x(@Nullable Instant moment) {
        if (moment == null || moment.isAfter(to)) {
            return WIDTH;
        }
        if (moment.isBefore(from)) {
            return 0;
        }
        return Duration.between(from, moment).toMillis()
                * WIDTH
                / Duration.between(from, to).toMillis();
    }
}
