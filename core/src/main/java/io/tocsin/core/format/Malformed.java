package io.tocsin.core.format;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The parser's complaints in the words of ours. */
final class Malformed {

    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(": enable .*| \\(enable .*| \\(start marker at .*| at \\[.*");

    private Malformed() {}

    static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        return switch (e) {
            case UnexpectedEndOfInputException _ -> "Expected JSON to its end, but the body ends here (cut short?)";
            case StreamConstraintsException _
            when message.contains("nesting depth") ->
                "Expected at most " + Json.MAX_DEPTH + " levels of nesting, but there are more";
            case StreamConstraintsException _
            when message.contains("Name") -> "Expected names of at most " + Json.MAX_NAME + " bytes, but one is longer";
            case StreamConstraintsException _ -> "Expected numbers of at most 100 digits, but one is longer";
            default -> "Expected JSON, but: " + FOR_PROGRAMMERS.matcher(message).replaceAll("");
        };
    }
}
