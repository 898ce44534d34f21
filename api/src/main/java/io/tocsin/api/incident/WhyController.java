package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.incident.Explained.Answered;
import io.tocsin.api.incident.Explained.Decided;
import io.tocsin.api.incident.Explained.Raised;
import io.tocsin.api.incident.Explained.Rules;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Incidents")
class WhyController {

    /** More opened it only in a storm, and then these tell enough. */
    private static final int ALERTS_TOLD = 20;

    private final EventStorage storage;
    private final RulebookCommands rulebook;

    WhyController(EventStorage storage, RulebookCommands rulebook) {
        this.storage = storage;
        this.rulebook = rulebook;
    }

    @GetMapping(path = "/api/v1/incidents/{number}/why", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Which rule of which version grouped, routed and classed it, and which messages raised it",
            description = "As it was decided when it opened; its first 20 alerts.")
    Explained why(@Parameter(example = "4711") @PathVariable long number) {
        IncidentNumber incident = IncidentNumber.of(number);
        List<StoredEvent> history = storage.log().stream(incident.stream());
        if (history.isEmpty() || !(history.getFirst().event() instanceof IncidentOpened opened)) {
            throw ProblemException.notFound("Expected the number of an incident, but there is no " + incident);
        }
        long position = history.getFirst().position();
        return new Explained(
                number,
                rules(opened.why().rulebook()),
                new Decided(opened.why().grouping(), opened.group().text().strip()),
                new Decided(opened.why().routing(), opened.holder()),
                new Answered(
                        opened.severity(),
                        opened.serviceLevel(),
                        opened.response().responseClass(),
                        opened.response().deadline()),
                opened.alerts().stream()
                        .limit(ALERTS_TOLD)
                        .map(alert -> raised(alert, position, opened))
                        .toList());
    }

    private Rules rules(long version) {
        return rulebook.version(version)
                .map(v -> new Rules(v.version(), v.at(), v.by(), v.comment()))
                .orElse(new Rules(version, null, null, null));
    }

    /** By its last word before the incident opened. */
    private Raised raised(Fingerprint alert, long opened, IncidentOpened incident) {
        return storage.log().stream(alert.toString()).stream()
                .takeWhile(stored -> stored.position() <= opened)
                .map(StoredEvent::event)
                .filter(event -> event instanceof AlertFired || event instanceof AlertOccurred)
                .map(AlertEvent.class::cast)
                .reduce((earlier, later) -> later)
                .map(event -> raised(alert, event))
                .orElseGet(() -> new Raised(alert, incident.at(), null, null));
    }

    private static Raised raised(Fingerprint alert, AlertEvent event) {
        Cause cause = cause(event);
        return new Raised(
                alert, event.at(), cause == null ? null : cause.message(), cause == null ? null : cause.index());
    }

    private static @Nullable Cause cause(AlertEvent event) {
        return switch (event) {
            case AlertFired fired -> fired.cause();
            case AlertOccurred occurred -> occurred.cause();
            default -> null;
        };
    }
}
