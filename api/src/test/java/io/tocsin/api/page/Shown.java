package io.tocsin.api.page;

import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Why;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.alert.Span;
import io.tocsin.projections.queue.IncidentView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents and alerts to be shown. */
final class Shown {

    static final Instant OPENED = Instant.parse("2026-10-26T15:00:00Z");

    private Shown() {}

    static IncidentView incident(IncidentStatus status, @Nullable Instant deadline) {
        return new IncidentView(
                4711,
                "p",
                List.of("T"),
                "title",
                "",
                Severity.S3,
                false,
                "Gold",
                status,
                Status.FIRING,
                "#l1",
                null,
                OPENED,
                null,
                null,
                deadline,
                ResponseClass.IMMEDIATE,
                null,
                false,
                2,
                2,
                0,
                0,
                false,
                null,
                null,
                null,
                Map.of("common", List.of("x"), "host", List.of("a", "b")),
                List.of(),
                List.of("s"),
                new Why(0, "r", "g"),
                null,
                null,
                List.of(),
                List.of());
    }

    static AlertView lasting(List<Span> intervals, List<Span> unknown) {
        return alert(Kind.LASTING, intervals, unknown, intervals.size(), OPENED, OPENED, List.of());
    }

    static AlertView instant(long occurrences, Instant first, Instant last) {
        return alert(Kind.INSTANT, List.of(), List.of(), occurrences, first, last, List.of());
    }

    static AlertView linked(String... urls) {
        List<Link> links = Arrays.stream(urls).map(url -> new Link("t", url)).toList();
        return alert(Kind.LASTING, List.of(), List.of(), 0, OPENED, OPENED, links);
    }

    private static AlertView alert(
            Kind kind,
            List<Span> intervals,
            List<Span> unknown,
            long occurrences,
            Instant first,
            Instant last,
            List<Link> links) {
        return new AlertView(
                new Fingerprint(1),
                "p",
                "T",
                Labels.of(Map.of("common", "x", "host", "a")),
                Labels.of(Map.of("summary", "short")),
                Map.of(),
                kind,
                Status.FIRING,
                Severity.S3,
                intervals,
                unknown,
                occurrences,
                List.of(),
                60,
                first,
                last,
                false,
                4711L,
                "s",
                List.of("s"),
                links,
                false,
                null,
                null);
    }
}
