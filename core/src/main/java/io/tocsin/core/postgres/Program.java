package io.tocsin.core.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a program in an environment of its own: none of the caller's PostgreSQL variables, messages in English. */
final class Program {

    /** How a program ended, with what it printed. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Program() {}

    /** For programs that print little: their output is read once they have ended. */
    static Result run(List<String> command, Path folder, Duration timeout) {
        try {
            Process process = builder(command, folder).start();
            try {
                if (!process.waitFor(timeout)) {
                    throw new EmbeddedPostgresException(
                            "Gave up waiting for " + command + " after " + timeout.toSeconds() + " s.");
                }
                return new Result(
                        process.exitValue(),
                        process.inputReader().readAllAsString().strip());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot run " + command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while running " + command + ".", e);
        }
    }

    static ProcessBuilder builder(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
