package io.tocsin.api.program;

import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rulebook of the settings; a wrong one keeps Tocsin from starting. */
final class RulebookFile {

    private static final String MEND = "Correct the file, or start without tocsin.rulebook to use the built-in rules.";

    private RulebookFile() {}

    static Rulebook read(@Nullable Path file) {
        if (file == null) {
            return Rulebook.builtIn();
        }
        return switch (RulebookReader.read(text(file), 1)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused ->
                throw new RefusedToStartException(
                        "The rulebook " + file + " has mistakes:\n"
                                + refused.problems().stream()
                                        .map(RulebookFile::line)
                                        .collect(Collectors.joining("\n")),
                        MEND);
        };
    }

    private static String line(RulebookProblem problem) {
        return "  line " + problem.line() + ", column " + problem.column() + ": " + problem.message();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RefusedToStartException("The rulebook " + file + " cannot be read: " + e, MEND);
        }
    }
}
