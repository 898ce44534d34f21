package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.report.LookBack;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.format.Formatter;
import io.tocsin.projections.search.Unanswered;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a team looks at when it looks back at a period. */
@Controller
@Hidden
class RetrospectivePageController {

    private final Vocabularies vocabularies;
    private final LookBack lookBack;
    private final InstantSource clock;

    RetrospectivePageController(Vocabularies vocabularies, LookBack lookBack, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.lookBack = lookBack;
        this.clock = clock;
    }

    @GetMapping("/retrospective")
    String retrospective(@RequestParam(required = false) @Nullable String mql, Period.Wanted wanted, Model model) {
        Period period = Period.of(wanted, clock.instant());
        QueryLine line = QueryLine.condition(mql, vocabularies.incidents());
        try {
            if (line.query() != null) {
                model.addAttribute("found", look(line.query().expression(), period));
            }
        } catch (Unanswered e) {
            line = line.refused(String.valueOf(e.getMessage()));
        }
        model.addAttribute("line", line);
        model.addAttribute("period", period);
        model.addAttribute("periods", Period.OFFERED);
        return "retrospective";
    }

    private LookedBack look(Expression condition, Period period) {
        return LookedBack.of(
                lookBack.review(Formatter.format(condition), period.from(), period.to()),
                HeatMap.within(condition, period));
    }
}
