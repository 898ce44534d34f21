package io.tocsin.api.receive;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Takes what monitoring sends, ahead of everything that pages and people need: of a post of one alert, filters and dispatcher
 * cost more than all the rest (docs/benchmarks.md). Everything else goes on its way.
 */
final class Doorway implements Filter {

    private static final String POST = "POST";

    private final Receiver receiver;
    private final Sources sources;

    Doorway(Receiver receiver, Sources sources) {
        this.receiver = receiver;
        this.sources = sources;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        String path = http.getServletPath();
        Door door = Door.at(path);
        if (door != null && POST.equals(http.getMethod())) {
            receiver.receive(http, answer, source(door, path, http), door.format(), door.answer());
        } else if (door != null && door.source() == null) {
            notAllowed(answer, http.getMethod());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<String> source(Door door, String path, HttpServletRequest request) {
        String key = door.source() == null ? door.key(path) : null;
        if (key != null) {
            return sources.ofKey(key);
        }
        String named = "native".equals(door.source()) ? request.getHeader("X-Tocsin-Source") : null;
        return named == null ? Optional.ofNullable(door.source()) : sources.named(named);
    }

    private static void notAllowed(HttpServletResponse response, @Nullable String method) throws IOException {
        new Problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        ProblemType.of(HttpStatus.METHOD_NOT_ALLOWED),
                        "Expected POST, but got " + method,
                        List.of(),
                        null,
                        Map.of("Allow", POST))
                .writeTo(response);
    }
}
