package io.tocsin.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what went wrong before or outside the controllers: in a filter, or in the server itself. */
@Controller
@Hidden
class ErrorAnswer implements ErrorController {

    @RequestMapping("${server.error.path:${spring.web.error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            ProblemAdvice.answered(thrown, request.getMethod() + ' ' + uri).writeTo(response);
        } else {
            ofStatus(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE), uri == null ? "/error" : uri)
                    .writeTo(response);
        }
    }

    private static Problem ofStatus(@Nullable Object code, Object uri) {
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null || status == HttpStatus.NOT_FOUND) {
            return BadRequest.noSuchPath(uri.toString());
        }
        ProblemType type = ProblemType.of(status);
        return Problem.of(status, type, type.title(), List.of());
    }
}
