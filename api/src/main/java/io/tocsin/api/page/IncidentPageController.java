package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tocsin.api.incident.IncidentActions;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.incident.IncidentNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

    @GetMapping
    String show(
            @PathVariable long number,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        page.fill(model, IncidentNumber.of(number), cursor, ReaderName.of(request), request.getLocale());
        return "incident";
    }

    /** Does it and shows the incident; what was refused is told on its page, beside what was typed. */
    @PostMapping(path = "/{word}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String act(
            @PathVariable long number,
            @PathVariable String word,
            @ModelAttribute("form") CommandForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        IncidentNumber incident = IncidentNumber.of(number);
        Action action = Action.parse(word)
                .orElseThrow(
                        () -> ProblemException.notFound("Expected a command for an incident, but there is no " + word));
        try {
            String by = ReaderName.actor(form.by(), request, response);
            actions.carryOut(incident, form.body(action), by, null);
            return "redirect:/incidents/" + number;
        } catch (ProblemException e) {
            page.fill(model, incident, null, ReaderName.of(request), request.getLocale());
            page.refuse(model, action);
            model.addAttribute("trouble", e.problem());
            response.setStatus(e.problem().status().value());
            return "incident";
        }
    }
}
