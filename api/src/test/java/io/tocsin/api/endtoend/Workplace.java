package io.tocsin.api.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory of its own for each test class, under {@code target} so that logs can be read after a failure; free ports.
 */
final class Workplace {

    private Workplace() {}

    static Path directory(String name) throws IOException {
        Path directory = Path.of(
                "target", "endtoend", name + "-" + ProcessHandle.current().pid() + "-" + freePort());
        return Files.createDirectories(directory).toAbsolutePath();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
