package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.page.Parts.Count;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentArchive;
import io.tocsin.projections.queue.IncidentArchive.Part;
import io.tocsin.projections.queue.IncidentQueue;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue, and what has left it. */
@Controller
@Hidden
class QueueController {

    private static final int OPEN_AT_ONCE = 200;
    private static final int ARCHIVED_AT_ONCE = 50;

    private final IncidentQueue queue;
    private final IncidentArchive archive;
    private final InstantSource clock;

    QueueController(IncidentQueue queue, IncidentArchive archive, InstantSource clock) {
        this.queue = queue;
        this.archive = archive;
        this.clock = clock;
    }

    @GetMapping("/")
    String queue(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("parts", parts(cursor));
        return "queue";
    }

    /** The inner part alone, for the page's script. */
    @GetMapping("/queue")
    String inner(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("parts", parts(cursor));
        return "queue :: parts";
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

    private Parts parts(@Nullable String cursor) {
        Instant now = clock.instant();
        return Parts.of(
                queue.page(IncidentQueue.Which.OPEN, new PageRequest(OPEN_AT_ONCE, cursor), now),
                Count.of(archive.count(Part.RETROSPECTIVE)),
                Count.of(archive.count(Part.CLOSED)),
                now);
    }
}
