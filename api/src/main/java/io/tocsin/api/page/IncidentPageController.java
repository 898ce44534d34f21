package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.incident.IncidentActions;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.incident.IncidentNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one incident and its forms. */
@Controller
@Hidden
@RequestMapping("/incidents/{number}")
class IncidentPageController {

    private final IncidentPage page;
    private final IncidentActions actions;

    IncidentPageController(IncidentPage page, IncidentActions actions) {
        this.page = page;
        this.actions = actions;
    }

    /** What a form brings: who, and two fields of text. */
    record Form(
            @Nullable String by,
            @Nullable String comment,
            @Nullable String resolution) {}

    @GetMapping
    String show(
            @PathVariable long number,
            @RequestParam(required = false) @Nullable String cursor,
            Model model,
            Locale locale) {
        page.fill(model, IncidentNumber.of(number), cursor, locale);
        return "incident";
    }

    /** Does it and shows the incident; what was refused is told on its page, beside what was typed. */
    @PostMapping(path = "/{action:take|comment|close}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String act(
            @PathVariable long number,
            @PathVariable String action,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        IncidentNumber incident = IncidentNumber.of(number);
        try {
            act(incident, action, form, ReaderName.actor(form.by(), request, response));
            return "redirect:/incidents/" + number;
        } catch (ProblemException e) {
            page.fill(model, incident, null, request.getLocale());
            model.addAttribute("trouble", e.problem());
            response.setStatus(e.problem().status().value());
            return "incident";
        }
    }

    private void act(IncidentNumber incident, String action, Form form, String by) {
        switch (action) {
            case "take" -> actions.take(incident, by, form.comment(), null);
            case "comment" -> actions.comment(incident, by, form.comment(), null);
            default -> actions.close(incident, by, form.resolution(), form.comment(), null);
        }
    }
}
