package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.message.MessageBook;
import io.tocsin.api.message.MessageView;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.message.MessageEvent;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
        MessageEvent message = messages.find(id);
        MessageView view = MessageView.of(message);
        model.addAttribute("line", MessageLine.of(view, clock.instant(), Integer.MAX_VALUE));
        try {
            model.addAttribute("body", BodyText.of(messages.body(message.id()), view.errors()));
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
