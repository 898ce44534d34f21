package io.tocsin.api.problem;

import io.tocsin.projections.search.Unanswered;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers whatever a controller throws. What the asker can mend is not logged; what Tocsin must mend is, once. */
@RestControllerAdvice
@Order(ProblemAdvice.AFTER_PAGES)
class ProblemAdvice {

    /** Pages may tell of a problem in their own way; nobody else may. */
    static final int AFTER_PAGES = Ordered.HIGHEST_PRECEDENCE + 1;

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Throwable.class)
    void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answered(thrown, request.getMethod() + ' ' + request.getRequestURI()).writeTo(response);
    }

    /** Nobody is there any more to be answered. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void leave() {
        LOG.debug("The asker went away before the answer");
    }

    /** The problem; a server's own gets an id and is logged under it. */
    static Problem answered(Throwable thrown, String request) {
        Problem problem = ProblemTable.of(thrown);
        boolean told = thrown instanceof ProblemException || thrown instanceof Unanswered;
        if (told || !problem.status().is5xxServerError()) {
            return problem;
        }
        String id = UUID.randomUUID().toString();
        LOG.error("{} was answered with {}, id {}", request, problem.status().value(), id, thrown);
        return problem.withId(id);
    }
}
