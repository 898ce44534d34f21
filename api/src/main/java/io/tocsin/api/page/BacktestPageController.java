package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.rulebook.BacktestDesk;
import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.backtest.Trial;
import io.tocsin.projections.page.PageRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A rulebook that is tried on the past: how far it is, and what came out. */
@Controller
@Hidden
@RequestMapping(BacktestPageController.PATH + "/{id}")
class BacktestPageController {

    static final String PATH = "/rulebook/backtests";

    private static final int AT_ONCE = 50;

    /** After so many it is loaded anew while it runs, where scripts are not. */
    private static final int SECONDS = 3;

    private final BacktestDesk desk;
    private final InstantSource clock;

    BacktestPageController(BacktestDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * All of it.
     *
     * @param kind the word of a {@link Difference.Kind}: only those incidents; all without it
     */
    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Trial trial = desk.find(id);
        Difference.Kind only = kind == null || kind.isBlank() ? null : kind(kind);
        model.addAttribute("tried", TriedLine.of(trial, clock.instant()));
        model.addAttribute("again", trial.status() == Trial.Status.RUNNING ? SECONDS : null);
        if (trial.result() != null) {
            differences(trial.result(), only, cursor, model);
        }
        return "backtest";
    }

    /** How far it is, for the page to show it without being loaded anew. */
    @GetMapping("/progress")
    String progress(@PathVariable String id, Model model) {
        model.addAttribute("tried", TriedLine.of(desk.find(id), clock.instant()));
        return "backtest :: far";
    }

    /** One that has ended stays as it is. */
    @PostMapping("/cancel")
    String cancel(@PathVariable String id) {
        return "redirect:" + PATH + "/" + desk.cancel(id).id();
    }

    private static void differences(
            Result result, Difference.@Nullable Kind only, @Nullable String cursor, Model model) {
        List<Difference> all = result.differences().stream()
                .filter(difference -> only == null || difference.kinds().contains(only))
                .toList();
        var page = BacktestDesk.page(all, new PageRequest(AT_ONCE, cursor));
        model.addAttribute("result", result);
        model.addAttribute("kind", only);
        model.addAttribute(
                "incidents", page.items().stream().map(TriedIncident::of).toList());
        model.addAttribute("next", page.next());
    }

    private static Difference.Kind kind(String word) {
        return Arrays.stream(Difference.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.badArgument("Expected one of "
                        + Arrays.stream(Difference.Kind.values())
                                .map(Difference.Kind::word)
                                .collect(Collectors.joining(", "))
                        + ", but it is \"" + word + '"'));
    }
}
