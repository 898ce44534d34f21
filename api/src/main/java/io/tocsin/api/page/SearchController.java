package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.Unanswered;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A line of MQL and what it finds: incidents, or figures. */
@Controller
@Hidden
class SearchController {

    private static final int AT_ONCE = 50;

    private final Vocabularies vocabularies;
    private final IncidentSearch search;
    private final IncidentFigures figures;
    private final InstantSource clock;

    SearchController(Vocabularies vocabularies, IncidentSearch search, IncidentFigures figures, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.search = search;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/search")
    String search(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        QueryLine line = QueryLine.of(mql, vocabularies.incidents()).withoutTargets();
        try {
            if (line.query() != null) {
                answer(model, line.query(), cursor);
            }
        } catch (Unanswered e) {
            line = line.refused(String.valueOf(e.getMessage()));
        }
        model.addAttribute("line", line);
        model.addAttribute("rewind", Rewind.of(line.query(), clock.instant()));
        model.addAttribute("narrowing", line.narrowing());
        return "search";
    }

    private void answer(Model model, Query query, @Nullable String cursor) {
        Instant now = clock.instant();
        Figures asked = query.figures();
        if (asked != null) {
            int splits = asked.by().size() + (asked.every() == null ? 0 : 1);
            model.addAttribute("figures", FigureView.of(figures.of(query, now), splits));
            return;
        }
        Instant shown = query.asOf() == null ? now : query.asOf().at(now);
        var page = search.page(query, new PageRequest(AT_ONCE, cursor), now).map(found -> Card.of(found, shown));
        model.addAttribute("cards", page.items());
        model.addAttribute("next", page.next());
    }
}
