package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentArchive;
import io.tocsin.projections.queue.IncidentArchive.Part;
import io.tocsin.projections.search.Unanswered;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The queue, and what has left it. */
@Controller
@Hidden
class QueueController {

    private static final int ARCHIVED_AT_ONCE = 50;

    private final OpenIncidents open;
    private final IncidentArchive archive;
    private final Vocabularies vocabularies;
    private final Holders holders;
    private final InstantSource clock;

    QueueController(
            OpenIncidents open,
            IncidentArchive archive,
            Vocabularies vocabularies,
            Holders holders,
            InstantSource clock) {
        this.open = open;
        this.archive = archive;
        this.vocabularies = vocabularies;
        this.holders = holders;
        this.clock = clock;
    }

    @GetMapping("/")
    String queue(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable String asof,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        QueryLine line = fill(model, mql, asof, cursor);
        String reader = ReaderName.of(request);
        model.addAttribute("views", View.of(reader, holders.teamsOf(reader), line.text()));
        return "queue";
    }

    /** The inner part alone, for the page's script. */
    @GetMapping("/queue")
    String inner(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable String asof,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        fill(model, mql, asof, cursor);
        return "queue :: parts";
    }

    /**
     * Where the slider leads.
     *
     * @param step from now, see {@link Rewind}
     */
    @GetMapping("/rewind")
    String rewind(@RequestParam(required = false) @Nullable String mql, @RequestParam int step) {
        UriComponentsBuilder queue = UriComponentsBuilder.fromPath("/");
        String asof = Rewind.stepped(step, clock.instant());
        if (mql != null && !mql.isBlank()) {
            queue.queryParam("mql", "{mql}");
        }
        if (!asof.isEmpty()) {
            queue.queryParam("asof", asof);
        }
        return "redirect:" + queue.encode().build(Map.of("mql", mql == null ? "" : mql));
    }

    @GetMapping("/archive/{name}")
    String archive(@PathVariable String name, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Part part = switch (name) {
            case "closed" -> Part.CLOSED;
            case "retrospective" -> Part.RETROSPECTIVE;
            default ->
                throw ProblemException.notFound(
                        "Expected the archive closed or retrospective, but there is no " + name);
        };
        Instant now = clock.instant();
        var page = archive.page(part, new PageRequest(ARCHIVED_AT_ONCE, cursor), now)
                .map(i -> Card.of(i, now));
        model.addAttribute("part", name);
        model.addAttribute("cards", page.items());
        model.addAttribute("next", page.next());
        return "archive";
    }

    private QueryLine fill(Model model, @Nullable String mql, @Nullable String asof, @Nullable String cursor) {
        QueryLine line = Rewind.asked(QueryLine.search(mql, vocabularies.incidents()), asof, clock.instant());
        try {
            model.addAttribute("parts", open.parts(line, cursor));
        } catch (Unanswered e) {
            line = line.refused(String.valueOf(e.getMessage()));
            model.addAttribute("parts", open.parts(line, null));
        }
        model.addAttribute("line", line);
        model.addAttribute("rewind", Rewind.of(line.query(), clock.instant()));
        model.addAttribute("narrowing", line.narrowing());
        return line;
    }
}
