package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.report.LookBack;
import io.tocsin.api.report.MatrixCell;
import io.tocsin.api.report.ResponseReport;
import io.tocsin.api.report.Review;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.projections.search.FigureTable;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.Unanswered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the duty went in a period. */
@Controller
@Hidden
class AnalyticsController {

    private static final int AT_MOST = 15;

    private final Vocabularies vocabularies;
    private final ResponseReport report;
    private final IncidentFigures figures;
    private final LookBack lookBack;
    private final Holders holders;
    private final MessageSource messages;
    private final InstantSource clock;

    AnalyticsController(
            Vocabularies vocabularies,
            ResponseReport report,
            IncidentFigures figures,
            LookBack lookBack,
            Holders holders,
            MessageSource messages,
            InstantSource clock) {
        this.vocabularies = vocabularies;
        this.report = report;
        this.figures = figures;
        this.lookBack = lookBack;
        this.holders = holders;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/analytics")
    String analytics(
            @RequestParam(required = false) @Nullable String mql, Period.Wanted wanted, Model model, Locale locale) {
        Instant now = clock.instant();
        Period period = Period.of(wanted, now);
        QueryLine line = QueryLine.condition(mql, vocabularies.incidents());
        try {
            if (line.query() != null) {
                fill(model, line.query().expression(), period, now, locale);
            }
        } catch (Unanswered e) {
            line = line.refused(String.valueOf(e.getMessage()));
        }
        model.addAttribute("line", line);
        model.addAttribute("period", period);
        model.addAttribute("periods", Period.OFFERED);
        return "analytics";
    }

    private void fill(Model model, Expression condition, Period period, Instant now, Locale locale) {
        Expression asked = HeatMap.within(condition, period);
        String text = Formatter.format(asked);
        List<MatrixCell> cells = report.cells(text, null, null);
        model.addAttribute("heat", HeatMap.of(cells, asked));
        model.addAttribute(
                "incidents", cells.stream().mapToLong(MatrixCell::incidents).sum());
        model.addAttribute("trend", trend(report.steps(text, null, null, "7d"), locale));
        Review review = lookBack.review(Formatter.format(condition), period.from(), period.to());
        model.addAttribute("noise", LookedBack.of(review, asked));
        FigureTable counts = figures(asked, Burden.COUNTS, now);
        FigureTable medians = figures(asked, Burden.MEDIANS, now);
        model.addAttribute("persons", Burden.ofHolders(counts, medians, asked, AT_MOST));
        model.addAttribute("teams", Burden.ofTeams(counts, holders.teams(), asked));
        model.addAttribute("asked", text);
    }

    private FigureTable figures(Expression condition, String text, Instant now) {
        Query shape = ((Reading.Understood) Mql.read(text, vocabularies.incidents())).query();
        return figures.of(Narrowing.with(shape, condition), now);
    }

    private @Nullable Trend trend(List<MatrixCell> cells, Locale locale) {
        var weeks = cells.stream()
                .filter(cell -> cell.from() != null)
                .collect(Collectors.groupingBy(
                        cell -> Objects.requireNonNull(cell.from()), TreeMap::new, Collectors.toList()));
        return weeks.isEmpty()
                ? null
                : Trend.of(weeks.entrySet().stream()
                        .map(week -> step(week.getKey(), week.getValue(), locale))
                        .toList());
    }

    private Trend.Step step(Instant at, List<MatrixCell> cells, Locale locale) {
        long met = cells.stream().mapToLong(MatrixCell::met).sum();
        long breached = cells.stream().mapToLong(MatrixCell::breached).sum();
        long unanswered = cells.stream().mapToLong(MatrixCell::unanswered).sum();
        String told = messages.getMessage(
                "analytics.week", new Object[] {met + breached + unanswered, met, breached, unanswered}, locale);
        return new Trend.Step(
                at,
                told,
                List.of(
                        new Trend.Amount(met, "met"),
                        new Trend.Amount(breached, "breached"),
                        new Trend.Amount(unanswered, "unanswered")));
    }
}
