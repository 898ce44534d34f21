package io.tocsin.api.page;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemTable;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.search.Unanswered;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What is not there, or not answered, told on a page: a person followed a link. */
@ControllerAdvice(basePackageClasses = TroublePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class TroublePage {

    @ExceptionHandler({ProblemException.class, BadPageRequest.class, Unanswered.class})
    String answer(RuntimeException thrown, HttpServletResponse response, Model model) {
        Problem problem = ProblemTable.of(thrown);
        response.setStatus(problem.status().value());
        model.addAttribute("trouble", problem);
        return "trouble";
    }
}
