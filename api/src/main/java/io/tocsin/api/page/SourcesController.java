package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.source.SourceBook;
import io.tocsin.projections.message.RejectedMessages;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who sends, and whether each still speaks. */
@Controller
@Hidden
class SourcesController {

    private final SourceBook sources;
    private final RejectedMessages rejected;
    private final InstantSource clock;

    SourcesController(SourceBook sources, RejectedMessages rejected, InstantSource clock) {
        this.sources = sources;
        this.rejected = rejected;
        this.clock = clock;
    }

    @GetMapping("/sources")
    String sources(Model model) {
        model.addAttribute("sources", SourceLine.of(sources.all(), rejected.counts(), clock.instant()));
        return "sources";
    }
}
