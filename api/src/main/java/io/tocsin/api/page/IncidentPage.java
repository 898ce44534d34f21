package io.tocsin.api.page;

import io.tocsin.api.alert.FreshAlerts;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.runbook.RunbookShelf;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.SimilarIncidents;
import io.tocsin.projections.timeline.Timeline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the page of one incident shows. */
@Component
class IncidentPage {

    private static final int ALERTS_AT_ONCE = 100;

    /** A longer history is cut off here; the HTTP interface has all of it. */
    static final int HISTORY_AT_MOST = 2_000;

    private final IncidentQueue queue;
    private final AlertBook alerts;
    private final FreshAlerts fresh;
    private final Timeline timeline;
    private final RunbookShelf runbooks;
    private final SimilarIncidents similar;
    private final Holders holders;
    private final MessageSource messages;
    private final InstantSource clock;

    IncidentPage(
            IncidentQueue queue,
            AlertBook alerts,
            FreshAlerts fresh,
            Timeline timeline,
            RunbookShelf runbooks,
            SimilarIncidents similar,
            Holders holders,
            MessageSource messages,
            InstantSource clock) {
        this.queue = queue;
        this.alerts = alerts;
        this.fresh = fresh;
        this.timeline = timeline;
        this.runbooks = runbooks;
        this.similar = similar;
        this.holders = holders;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Fills the model of the template {@code incident}.
     *
     * @param cursor which alerts; null for the first
     * @param reader who looks; null when that is not known
     * @throws ProblemException when there is no such incident
     */
    void fill(Model model, IncidentNumber number, @Nullable String cursor, @Nullable String reader, Locale locale) {
        Instant now = clock.instant();
        IncidentView incident = queue.byNumber(number, now)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected the number of an incident, but there is no " + number));
        Page<AlertView> page = alerts.ofIncident(number, new PageRequest(ALERTS_AT_ONCE, cursor), now)
                .map(fresh::of);
        Scale scale = Scale.of(incident, page.items(), now);
        model.addAttribute("card", Card.of(incident, now));
        model.addAttribute("choices", Choice.of(incident, reader));
        model.addAttribute("holders", holders.all());
        model.addAttribute("from", Moment.of(scale.from()));
        model.addAttribute("to", Moment.of(scale.to()));
        model.addAttribute(
                "alerts",
                page.items().stream()
                        .map(alert -> AlertLine.of(alert, incident, scale))
                        .toList());
        model.addAttribute("nextAlerts", page.next());
        model.addAttribute(
                "runbooks",
                runbooks.of(number.value(), now).stream().map(RunbookPart::of).toList());
        model.addAttribute("seen", SeenBefore.of(incident, similar, now).orElse(null));
        model.addAttribute("history", history(number, locale));
    }

    /** Adds that it was refused: shown in the form of the command, or above all where its status has none such. */
    void refuse(Model model, Action action) {
        boolean shown = model.getAttribute("choices") instanceof List<?> choices
                && choices.stream()
                        .anyMatch(c -> c instanceof Choice choice
                                && !choice.atOnce()
                                && choice.action().equals(action.word()));
        model.addAttribute("refused", action.word());
        model.addAttribute("elsewhere", !shown);
    }

    /** Newest first. */
    private List<HistoryLine> history(IncidentNumber number, Locale locale) {
        return timeline.fromTheBeginning(number, HISTORY_AT_MOST).reversed().stream()
                .map(entry -> HistoryLine.of(entry, messages, locale))
                .toList();
    }
}
