package io.tocsin.api.problem;

import io.tocsin.core.message.Fault;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where the JSON of a command is wrong and what was expected there. */
final class BadBody {

    private static final String WHOLE = "Expected a JSON object with the fields of the command, but ";

    private BadBody() {}

    static Problem problem(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof JacksonException json) {
            Fault fault = fault(json);
            return Problem.of(
                    ProblemType.MALFORMED.status(),
                    ProblemType.MALFORMED,
                    WHOLE + "the body is not one",
                    List.of(fault));
        }
        return Problem.of(ProblemType.MALFORMED, WHOLE + "there is no body, or it broke off");
    }

    private static Fault fault(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return new Fault(
                null,
                at == null ? null : positive(at.getLineNr()),
                at == null ? null : positive(at.getColumnNr()),
                pointer(e),
                message(e));
    }

    private static String message(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "Expected one of the fields " + names(unknown.getKnownPropertyIds()) + ", but found \""
                        + unknown.getPropertyName() + '"';
            case MismatchedInputException mismatch ->
                "Expected " + expected(mismatch.getTargetType()) + ", but found something else";
            default -> "Expected JSON, but: " + e.getOriginalMessage();
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        return type == null || type.isRecord() ? "an object" : "a value of the kind " + type.getSimpleName();
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "of the command"
                : known.stream()
                        .map(Object::toString)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString();
    }

    private static @Nullable String pointer(JacksonException e) {
        return e.getPath().isEmpty()
                ? null
                : e.getPath().stream().map(BadBody::step).collect(Collectors.joining());
    }

    private static String step(JacksonException.Reference step) {
        String name = step.getPropertyName();
        return '/'
                + (name == null
                        ? Integer.toString(step.getIndex())
                        : name.replace("~", "~0").replace("/", "~1"));
    }

    private static @Nullable Integer positive(int number) {
        return number > 0 ? number : null;
    }
}
