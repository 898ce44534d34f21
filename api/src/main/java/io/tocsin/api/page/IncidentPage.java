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
import io.tocsin.projections.timeline.Timeline;
import io.tocsin.projections.timeline.TimelineEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    private static final int HISTORY_AT_MOST = 2_000;

    private final IncidentQueue queue;
    private final AlertBook alerts;
    private final FreshAlerts fresh;
    private final Timeline timeline;
    private final RunbookShelf runbooks;
    private final MessageSource messages;
    private final InstantSource clock;

    IncidentPage(
            IncidentQueue queue,
            AlertBook alerts,
            FreshAlerts fresh,
            Timeline timeline,
            RunbookShelf runbooks,
            MessageSource messages,
            InstantSource clock) {
        this.queue = queue;
        this.alerts = alerts;
        this.fresh = fresh;
        this.timeline = timeline;
        this.runbooks = runbooks;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Fills the model of the template {@code incident}.
     *
     * @param cursor which alerts; null for the first
     * @throws ProblemException when there is no such incident
     */
    void fill(Model model, IncidentNumber number, @Nullable String cursor, Locale locale) {
        Instant now = clock.instant();
        IncidentView incident = queue.byNumber(number, now)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected the number of an incident, but there is no " + number));
        Page<AlertView> page = alerts.ofIncident(number, new PageRequest(ALERTS_AT_ONCE, cursor), now)
                .map(fresh::of);
        Scale scale = Scale.of(incident, page.items(), now);
        model.addAttribute("card", Card.of(incident, now));
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
        model.addAttribute("history", history(number, locale));
    }

    /** Newest first. */
    private List<HistoryLine> history(IncidentNumber number, Locale locale) {
        List<TimelineEntry> entries = new ArrayList<>();
        String cursor = null;
        do {
            Page<TimelineEntry> page = timeline.of(number, new PageRequest(PageRequest.LARGEST_LIMIT, cursor));
            entries.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && entries.size() < HISTORY_AT_MOST);
        return entries.reversed().stream()
                .map(entry -> HistoryLine.of(entry, messages, locale))
                .toList();
    }
}
