package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.rulebook.BacktestDesk;
import io.tocsin.api.rulebook.Differences;
import io.tocsin.api.rulebook.RulebookDesk;
import io.tocsin.api.rulebook.RulebookView;
import io.tocsin.core.command.RulebookCommands.Outcome;
import io.tocsin.projections.page.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rulebook: written, checked, compared, tried on the past, put in force; and its versions. */
@Controller
@Hidden
@RequestMapping("/rulebook")
class RulebookPageController {

    private static final String PAGE = "rulebook";
    private static final int VERSIONS = 20;

    private final RulebookDesk desk;
    private final BacktestDesk backtests;
    private final InstantSource clock;

    RulebookPageController(RulebookDesk desk, BacktestDesk backtests, InstantSource clock) {
        this.desk = desk;
        this.backtests = backtests;
        this.clock = clock;
    }

    /**
     * The editor.
     *
     * @param from the version whose text it begins with; without it, the one in force
     * @param stored what was put in force just now; the version itself when it said the same as before
     */
    @GetMapping
    String edit(
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long stored,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        RulebookView begun = from == null ? desk.inForce() : desk.find(from);
        model.addAttribute("stored", stored);
        return show(Draft.of(text(begun), desk.inForce().version()), cursor, model);
    }

    @PostMapping("/check")
    String check(@ModelAttribute("form") RulebookForm form, Model model) {
        return show(checked(form), null, model);
    }

    @PostMapping("/compare")
    String compare(@ModelAttribute("form") RulebookForm form, Model model) {
        model.addAttribute("changes", changes(form.yaml()));
        return show(form.draft(desk.inForce().version()), null, model);
    }

    /** Tries it on the past, and shows how far that is. */
    @PostMapping("/backtest")
    String backtest(
            @ModelAttribute("form") RulebookForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = checked(form);
        if (draft.wrong()) {
            return refused(draft, HttpStatus.BAD_REQUEST, response, model);
        }
        try {
            String by = ReaderName.actor(form.by(), request, response);
            return "redirect:" + BacktestPageController.PATH + "/"
                    + backtests.start(form.yaml(), form.back(), by).id();
        } catch (ProblemException e) {
            if (e.problem().status() == HttpStatus.CONFLICT) {
                model.addAttribute("busy", backtests.running().orElse(null));
            }
            model.addAttribute("trouble", e.problem());
            return refused(form.draft(desk.inForce().version()), e.problem().status(), response, model);
        }
    }

    /** What was refused is told beside what was typed. */
    @PostMapping
    String store(
            @ModelAttribute("form") RulebookForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            String by = ReaderName.actor(form.by(), request, response);
            Outcome outcome = desk.apply(form.yaml(), form.version(), by, form.why());
            return switch (outcome) {
                case Outcome.Applied applied ->
                    "redirect:/rulebook?stored=" + applied.version().version();
                case Outcome.Same ignored -> same(form, model);
                case Outcome.Refused ignored -> refused(checked(form), HttpStatus.BAD_REQUEST, response, model);
                case Outcome.Outdated outdated -> outdated(form, outdated.version(), response, model);
            };
        } catch (ProblemException e) {
            model.addAttribute("trouble", e.problem());
            return refused(form.draft(desk.inForce().version()), e.problem().status(), response, model);
        }
    }

    @GetMapping("/versions/{version}")
    String version(@PathVariable long version, @RequestParam(required = false) @Nullable Long from, Model model) {
        RulebookView after = desk.find(version);
        RulebookView before = desk.find(from == null ? Math.max(0, version - 1) : from);
        model.addAttribute("version", after);
        model.addAttribute("before", before.version());
        model.addAttribute("at", Moment.ofNullable(after.at()));
        model.addAttribute("inForce", desk.inForce().version());
        model.addAttribute("changes", DiffLine.of(Differences.unified(before, "version " + version, text(after))));
        return "version";
    }

    private String same(RulebookForm form, Model model) {
        model.addAttribute("same", true);
        return show(form.draft(desk.inForce().version()), null, model);
    }

    /** The writer sees what the other one did, and may say it once more. */
    private String outdated(RulebookForm form, long now, HttpServletResponse response, Model model) {
        model.addAttribute("outdated", form.version());
        model.addAttribute("changes", changes(form.yaml()));
        return refused(Draft.of(form.yaml(), now), HttpStatus.CONFLICT, response, model);
    }

    private String refused(Draft draft, HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        return show(draft, null, model);
    }

    private String show(Draft draft, @Nullable String cursor, Model model) {
        RulebookView inForce = desk.inForce();
        var versions = desk.versions(new PageRequest(VERSIONS, cursor)).map(VersionLine::of);
        model.addAttribute("draft", draft);
        model.addAttribute("inForce", VersionLine.of(inForce));
        model.addAttribute(
                "tried",
                backtests.all().stream()
                        .map(trial -> TriedLine.of(trial, clock.instant()))
                        .toList());
        model.addAttribute("versions", versions.items());
        model.addAttribute("next", versions.next());
        return PAGE;
    }

    private Draft checked(RulebookForm form) {
        return form.draft(desk.inForce().version()).checked(desk.check(form.yaml()));
    }

    private List<DiffLine> changes(String text) {
        return DiffLine.of(Differences.unified(desk.inForce(), "what is written", text));
    }

    private static String text(RulebookView version) {
        return String.valueOf(version.text());
    }

    /** A version in a list. */
    record VersionLine(RulebookView of, @Nullable Moment at) {

        static VersionLine of(RulebookView version) {
            return new VersionLine(version, Moment.ofNullable(version.at()));
        }
    }
}
