package io.tocsin.api.endtoend;

import io.tocsin.api.Eventually;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/**
 * The packaged jar, running with the JDK of the test on a data directory that outlives it. {@code -Dtocsin.jar} names
 * another jar than the one just built.
 */
final class JarUnderTest implements AutoCloseable {

    /** How long a start may take before the test gives up; the promise of 15 s is reported, not asserted. */
    static final Duration READY_WITHIN = Duration.ofSeconds(Integer.getInteger("tocsin.ready-within-seconds", 60));

    private final Path directory;
    private final int port = Workplace.freePort();
    private final TocsinClient client = new TocsinClient(URI.create("http://127.0.0.1:" + port));
    private final List<String> settings;
    private RunningProgram program;

    private JarUnderTest(Path directory, List<String> settings) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.program = launch();
    }

    /** Starts it on an empty data directory and waits until it is ready. */
    static JarUnderTest start(Path directory, String... settings) throws IOException {
        JarUnderTest tocsin = new JarUnderTest(directory, List.of(settings));
        try {
            tocsin.awaitReady();
            return tocsin;
        } catch (AssertionError e) {
            tocsin.close();
            throw e;
        }
    }

    TocsinClient client() {
        return client;
    }

    URI uri() {
        return client.server();
    }

    Path dataDirectory() {
        return directory.resolve("data");
    }

    /** {@code kill -9} of the JVM; its database server may live on. */
    void killJvm() throws InterruptedException {
        program.kill();
    }

    /** Starts it again on the same data directory and the same port; gives the time until it was ready. */
    Duration restart() throws IOException {
        program = launch();
        return awaitReady();
    }

    /** {@code kill -9} of the postmaster of the embedded PostgreSQL; returns when another one has taken its place. */
    void killPostgres() throws IOException {
        ProcessHandle killed = postmaster().orElseThrow(() -> new AssertionError("Expected a running postmaster"));
        killed.destroyForcibly();
        Eventually.until(
                "PostgreSQL runs again after a kill -9",
                READY_WITHIN,
                () -> postmaster().filter(other -> other.pid() != killed.pid()).isPresent());
    }

    /** Waits until it says that it is ready; gives how long that took. */
    Duration awaitReady() {
        long start = System.nanoTime();
        Eventually.until("Tocsin is ready, see " + directory.resolve("tocsin.log"), READY_WITHIN, () -> {
            Assertions.assertThat(program.isAlive())
                    .withFailMessage(() -> "Expected Tocsin to run, see " + directory.resolve("tocsin.log"))
                    .isTrue();
            return client.status("/actuator/health/readiness") == 200;
        });
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        program.close();
        client.close();
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private RunningProgram launch() throws IOException {
        Path jar =
                Path.of(System.getProperty("tocsin.jar", "target/tocsin.jar")).toAbsolutePath();
        Assertions.assertThat(jar).as("the packaged jar, built by: mvn package").exists();
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--tocsin.data-dir=" + dataDirectory()));
        command.addAll(settings);
        return RunningProgram.start(command, directory.resolve("tocsin.log"));
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path pid = dataDirectory().resolve("postgres/postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                .filter(ProcessHandle::isAlive);
    }
}
