package io.tocsin.api.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that a test started, with its output in a file. */
final class RunningProgram implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private RunningProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param log where its output goes, after what is there already */
    static RunningProgram start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new RunningProgram(process, log);
    }

    /** Runs to the end and gives what it printed; fails when it ends with another status than 0. */
    static String output(List<String> command, Path log) throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        try (RunningProgram program = start(command, log)) {
            if (!program.process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS) || program.process.exitValue() != 0) {
                throw new AssertionError("Expected " + command + " to succeed, but:\n" + program.tail());
            }
            return Files.readString(log);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The last lines of its output. */
    String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** {@code kill -9}; returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, and kills it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
