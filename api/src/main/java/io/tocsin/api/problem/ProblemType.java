package io.tocsin.api.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The kinds of problems, each with the status that it usually has. Their words are part of the HTTP contract. */
public enum ProblemType {
    /** The text of a body, or what stands in it, is not what was expected; {@code errors} tells the places. */
    MALFORMED(HttpStatus.BAD_REQUEST, "The body could not be understood"),
    /** A parameter, a header or a field of a command makes no sense. */
    BAD_ARGUMENT(HttpStatus.BAD_REQUEST, "An argument makes no sense"),
    UNAUTHORISED(HttpStatus.UNAUTHORIZED, "It is not known who asks"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take that method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This is not to be had in that shape"),
    TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long"),
    WRONG_STATE(HttpStatus.CONFLICT, "The status does not allow it"),
    ALREADY_DONE(HttpStatus.CONFLICT, "It is so already"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    WRONG_CONTENT_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not taken here"),
    /** It makes sense, but its answer would be too long, or take too long; ask for less. */
    TOO_MUCH(HttpStatus.UNPROCESSABLE_CONTENT, "This asks for too much"),
    FAILURE(HttpStatus.INTERNAL_SERVER_ERROR, "Tocsin failed"),
    /** The contract has it, this version does not. */
    NOT_SUPPORTED(HttpStatus.NOT_IMPLEMENTED, "This is not there yet"),
    /** Not now; the same request may succeed in a moment. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not now, try again");

    private static final String PREFIX = "urn:tocsin:problem:";

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that fits a status of which nothing else is known. */
    public static ProblemType of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> BAD_ARGUMENT;
            case CONFLICT -> WRONG_STATE;
            default ->
                Arrays.stream(values())
                        .filter(type -> type.status == status)
                        .findFirst()
                        .orElse(status.is5xxServerError() ? FAILURE : BAD_ARGUMENT);
        };
    }

    public HttpStatus status() {
        return status;
    }

    /** For people, the same for every problem of this kind. */
    public String title() {
        return title;
    }

    /** For programs, never changed. */
    public URI uri() {
        return URI.create(PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
