package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.mute.MuteDesk;
import io.tocsin.api.mute.MuteView;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.mute.Phase;
import io.tocsin.projections.page.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is muted, by whom and why; how to mute, and to end that. */
@Controller
@Hidden
@RequestMapping("/mutes")
class MutesController {

    private static final String PAGE = "mutes";
    private static final int OVER_AT_ONCE = 20;

    /** In place of an id, where it is the form for a new one that is refused. */
    private static final String NEW = "new";

    private final MuteDesk desk;
    private final Vocabularies vocabularies;
    private final InstantSource clock;

    MutesController(MuteDesk desk, Vocabularies vocabularies, InstantSource clock) {
        this.desk = desk;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /**
     * Why a mute is ended, and by whom.
     *
     * @param by the name typed
     */
    record Ending(@Nullable String by, @Nullable String comment) {

        @Nullable String why() {
            return comment == null || comment.isBlank() ? null : comment.strip();
        }
    }

    /** @param done the mute that was set or ended just now */
    @GetMapping
    String mutes(
            @ModelAttribute("form") MuteForm form,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        if (done != null) {
            model.addAttribute("done", MuteLine.of(desk.find(done), Map.of(), clock.instant()));
        }
        return show(form, cursor, model);
    }

    /** What was refused is told beside what was typed. */
    @PostMapping
    String set(
            @ModelAttribute("form") MuteForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            return done(desk.set(form.body(), ReaderName.actor(form.by(), request, response), null));
        } catch (ProblemException e) {
            return refused(NEW, e.problem(), form, response, model);
        }
    }

    @PostMapping("/{id}/end")
    String end(
            @PathVariable String id,
            @ModelAttribute("ending") Ending ending,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            return done(desk.end(id, ReaderName.actor(ending.by(), request, response), ending.why()));
        } catch (ProblemException e) {
            return refused(id, e.problem(), MuteForm.EMPTY, response, model);
        }
    }

    private static String done(MuteView mute) {
        return "redirect:/mutes?done=" + mute.id();
    }

    private String refused(String what, Problem problem, MuteForm form, HttpServletResponse response, Model model) {
        response.setStatus(problem.status().value());
        model.addAttribute("refused", what);
        model.addAttribute("trouble", problem);
        return show(form, null, model);
    }

    private String show(MuteForm form, @Nullable String cursor, Model model) {
        Instant now = clock.instant();
        List<MuteView> standing = desk.standing();
        Map<String, Long> held = desk.held();
        var over = desk.over(new PageRequest(OVER_AT_ONCE, cursor)).map(mute -> MuteLine.of(mute, held, now));
        model.addAttribute("form", form);
        model.addAttribute("line", form.line(vocabularies.alerts()));
        model.addAttribute("active", MuteLine.of(standing, Phase.ACTIVE, held, now));
        model.addAttribute("pending", MuteLine.of(standing, Phase.PENDING, held, now));
        model.addAttribute("over", over.items());
        model.addAttribute("next", over.next());
        model.addAttribute("cursor", cursor);
        return PAGE;
    }
}
