package io.tocsin.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server started as a process of its own for a measurement. Its directory outlives it, so that it can start again. */
final class Subject implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Process process;
    private final Target target;
    private final Duration startUp;

    private Subject(Process process, Target target, Duration startUp) {
        this.process = process;
        this.target = target;
        this.startUp = startUp;
    }

    /** Tocsin from its packaged jar, with the JDK that runs this program. */
    static Subject tocsin(Path jar, List<String> javaOptions, Path directory) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return start(Target.Kind.TOCSIN, directory, port -> {
            List<String> command = new ArrayList<>(List.of(java.toString()));
            command.addAll(javaOptions);
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            command.addAll(List.of("--server.port=" + port, "--tocsin.data-dir=" + directory.resolve("data")));
            return command;
        });
    }

    /** The real Alertmanager without a cluster, with one receiver that nobody hears. */
    static Subject alertmanager(Path program, Path directory) throws IOException {
        Path configuration = directory.resolve("alertmanager.yml");
        Files.writeString(configuration, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
        return start(
                Target.Kind.ALERTMANAGER,
                directory,
                port -> List.of(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
    }

    private static Subject start(Target.Kind kind, Path directory, IntFunction<List<String>> command)
            throws IOException {
        int port = freePort();
        Target target = new Target(URI.create("http://127.0.0.1:" + port), kind);
        Path log = directory.resolve(kind.name().toLowerCase(Locale.ROOT) + ".log");
        Process process = new ProcessBuilder(command.apply(port))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            long nanos = Polling.until("it is ready (see " + log + ")", START, PAUSE, target::isReady);
            return new Subject(process, target, Duration.ofNanos(nanos));
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    Target target() {
        return target;
    }

    /** From the spawn of the process to the first answer that it is ready. */
    Duration startUp() {
        return startUp;
    }

    /** Resident memory of the process alone, without its children, in MB; {@code VmRSS} now or {@code VmHWM} at most. */
    double megabytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Kills it as a power cut would; what it had started may live on and is found at the next start. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
