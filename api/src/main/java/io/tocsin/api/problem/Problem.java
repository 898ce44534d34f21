package io.tocsin.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.message.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer that something is wrong, as RFC 9457 has it. Immutable.
 *
 * @param detail what was expected and what was found, for a person
 * @param errors the places of it; empty when there are none to tell
 * @param id under which the log tells more; null when the log tells nothing
 * @param headers that the answer needs besides
 */
public record Problem(
        HttpStatus status,
        ProblemType type,
        String detail,
        List<Fault> errors,
        @Nullable String id,
        Map<String, String> headers) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String SECONDS_TO_WAIT = "1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /** The problem; one of the status 503 says when to try again. */
    public static Problem of(HttpStatus status, ProblemType type, String detail, List<Fault> errors) {
        Map<String, String> headers =
                status == HttpStatus.SERVICE_UNAVAILABLE ? Map.of(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT) : Map.of();
        return new Problem(status, type, detail, errors, null, headers);
    }

    /** With the status that the kind usually has. */
    public static Problem of(ProblemType type, String detail) {
        return of(type.status(), type, detail, List.of());
    }

    Problem withId(String reference) {
        return new Problem(status, type, detail, errors, reference, headers);
    }

    Problem withHeaders(Map<String, String> others) {
        return new Problem(status, type, detail, errors, id, others);
    }

    /** Answers with it, unless another answer is on its way already. */
    public void writeTo(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        byte[] body = JSON.writeValueAsBytes(new Body(type.uri(), type.title(), status.value(), detail, errors, id));
        response.setStatus(status.value());
        headers.forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            URI type,
            String title,
            int status,
            String detail,
            List<Fault> errors,
            @Nullable String id) {}
}
