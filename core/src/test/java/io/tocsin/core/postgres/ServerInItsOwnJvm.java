package io.tocsin.core.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Another JVM that runs an embedded server until it is killed or its standard input ends. */
final class ServerInItsOwnJvm implements AutoCloseable {

    private final Process process;
    private final String jdbcUrl;

    private ServerInItsOwnJvm(Process process, String jdbcUrl) {
        this.process = process;
        this.jdbcUrl = jdbcUrl;
    }

    /** The other JVM: prints the URL of its server, then waits. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.in(Path.of(arguments[0]));
        EmbeddedPostgres server = EmbeddedPostgres.start(
                arguments.length > 1 ? settings.withBinariesCache(Path.of(arguments[1])) : settings);
        System.out.println("URL " + Servers.urlWithPassword(server));
        System.exit(System.in.read() == -1 ? 0 : 1);
    }

    /** Starts the other JVM and returns once its server answers. */
    static ServerInItsOwnJvm start(RunAs user, String classPath, Path dataDir, Path... cache) throws IOException {
        Process process = launch(user, classPath, dataDir, cache);
        BufferedReader output = process.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("URL ")) {
                return new ServerInItsOwnJvm(process, line.substring(4));
            }
            seen.append(line).append('\n');
        }
        throw new IOException("The JVM with the server ended: " + seen);
    }

    static ServerInItsOwnJvm start(Path dataDir) throws IOException {
        return start(new RunAs.Tocsin(), System.getProperty("java.class.path"), dataDir);
    }

    /** Returns at once; the server may not even be initialised. */
    static Process launch(RunAs user, String classPath, Path dataDir, Path... cache) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ServerInItsOwnJvm.class.getName(),
                dataDir.toString()));
        for (Path each : cache) {
            command.add(each.toString());
        }
        return new ProcessBuilder(user.command(command))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    long pid() {
        return process.pid();
    }

    /** Ends the JVM as {@code kill -9} does, its server outlives it. */
    void kill() {
        Servers.kill(process.toHandle());
    }

    /** Ends the JVM in order and returns when it has ended. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.onExit().get();
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
