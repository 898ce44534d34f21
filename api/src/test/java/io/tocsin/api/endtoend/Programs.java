package io.tocsin.api.endtoend;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs of the machine that a test needs. */
final class Programs {

    private Programs() {}

    /**
     * Where the program is. When it is not installed the test is skipped and says so; with {@code CI=true} in the
     * environment it fails instead, so that nothing is skipped there.
     */
    static Path require(String program) {
        Optional<Path> found = find(program);
        if (found.isEmpty()) {
            String message = "Expected the program " + program + " in the PATH, but it is not installed";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
