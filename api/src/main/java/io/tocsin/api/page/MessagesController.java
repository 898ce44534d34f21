package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.message.MessageBook;
import io.tocsin.api.message.MessageView;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came, and whether it was understood. */
@Controller
@Hidden
class MessagesController {

    private static final String REJECTED = "rejected";
    private static final int AT_ONCE = 50;
    private static final int REJECTED_FIRST = 5;
    private static final int FAULTS = 3;

    private final MessageBook messages;
    private final InstantSource clock;

    MessagesController(MessageBook messages, InstantSource clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** All of them, those that were not understood first; or a part. */
    @GetMapping("/messages")
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Instant now = clock.instant();
        String part = given(state);
        String of = given(source);
        if (part == null && cursor == null) {
            Page<MessageView> rejected = messages.page(REJECTED, of, PageRequest.first(REJECTED_FIRST));
            model.addAttribute("rejected", lines(rejected, now));
            model.addAttribute("moreRejected", rejected.next() != null);
        }
        Page<MessageView> page = messages.page(part, of, new PageRequest(AT_ONCE, cursor));
        model.addAttribute("state", part);
        model.addAttribute("source", of);
        model.addAttribute("messages", lines(page, now));
        model.addAttribute("next", page.next());
        return "messages";
    }

    @GetMapping("/messages/{id}")
    String one(@PathVariable String id, Model model) {
        return show(messages.view(id), model);
    }

    /** Shows the new message, or on the page of the old one why there is none. */
    @PostMapping("/messages/{id}/redeliver")
    String redeliver(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String by,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        MessageView message = messages.view(id);
        try {
            return "redirect:/messages/"
                    + messages.redeliver(id, ReaderName.actor(by, request, response))
                            .id();
        } catch (ProblemException e) {
            model.addAttribute("trouble", e.problem());
            model.addAttribute(
                    "now",
                    e.problem().errors().stream().map(MessageLine.Mistake::of).toList());
            response.setStatus(e.problem().status().value());
            return show(message, model);
        }
    }

    private String show(MessageView message, Model model) {
        model.addAttribute("line", MessageLine.of(message, clock.instant(), Integer.MAX_VALUE));
        try {
            model.addAttribute("body", BodyText.of(messages.body(message.id()), message.errors()));
        } catch (ProblemException e) {
            model.addAttribute("dropped", e.problem().detail());
        }
        return "message";
    }

    private static List<MessageLine> lines(Page<MessageView> page, Instant now) {
        return page.items().stream()
                .map(message -> MessageLine.of(message, now, FAULTS))
                .toList();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
