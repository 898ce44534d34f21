package io.tocsin.api.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A Kafka broker for tests: a process of its own on free ports, which can be killed and started again on the same data. Closing
 * it deletes the data.
 */
final class KafkaForTests implements AutoCloseable {

    /** Written by the build; see the {@code pom.xml}. */
    private static final Path CLASS_PATH = Path.of("target", "kafka-broker", "class-path");

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final Path directory;
    private final int port = freePort();
    private final Path settings;
    private Process process;

    private KafkaForTests(Path directory) throws IOException {
        this.directory = directory;
        this.settings = directory.resolve("server.properties");
        Files.writeString(settings, settings(directory, port, freePort()));
        format();
        this.process = launch();
    }

    /** Returns when the broker answers. */
    static KafkaForTests start() {
        requireBroker();
        try {
            KafkaForTests kafka = new KafkaForTests(Files.createTempDirectory("tocsin-test-kafka-"));
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
            kafka.awaitReady();
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** {@code kill -9}; returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it on the data that the last one left, and returns when it answers. */
    void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /** To be closed by the caller. */
    Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "30000"));
    }

    @Override
    public void close() {
        kill();
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void format() throws IOException {
        Process formatting = java(List.of(
                "kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()));
        if (formatting.onExit().join().exitValue() != 0) {
            throw new AssertionError("Expected Kafka's storage to be formatted, but:\n" + log());
        }
    }

    private Process launch() throws IOException {
        return java(List.of("kafka.Kafka", settings.toString()));
    }

    private Process java(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                Files.readString(CLASS_PATH)));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (Admin admin = admin()) {
            while (!answers(admin)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new AssertionError("Expected Kafka to be ready within " + READY_WITHIN + ", but:\n" + log());
                }
            }
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while Kafka starts", e);
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return "its log cannot be read: " + e;
        }
    }

    private static void requireBroker() {
        if (Files.notExists(CLASS_PATH)) {
            String message = "Expected the file api/" + CLASS_PATH
                    + ", but it is not there: mvn -pl api generate-test-resources makes it";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
    }

    private static String settings(Path directory, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.retention.check.interval.ms=1000
                log.initial.task.delay.ms=500
                """.formatted(port, controllerPort, directory.resolve("data"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
