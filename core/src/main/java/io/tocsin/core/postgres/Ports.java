package io.tocsin.core.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Loopback ports. */
final class Ports {

    /** Below the ports that systems give to outgoing connections, so that none takes it while the server restarts. */
    private static final int FIRST = 15_000;

    private static final int BEHIND_LAST = 30_000;

    private Ports() {}

    /** The wanted port if it is free, or any free one for 0. */
    static int free(int wanted) {
        IntStream candidates =
                wanted == 0 ? ThreadLocalRandom.current().ints(100, FIRST, BEHIND_LAST) : IntStream.of(wanted);
        return candidates.filter(Ports::isFree).findFirst().orElseThrow(() -> taken(wanted));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static EmbeddedPostgresException taken(int wanted) {
        return new EmbeddedPostgresException(
                wanted == 0
                        ? "PostgreSQL finds no free port on 127.0.0.1 from " + FIRST + " to " + (BEHIND_LAST - 1) + "."
                        : "PostgreSQL cannot listen on 127.0.0.1:" + wanted + ": another program has that port, or it"
                                + " needs more rights. Choose another one, or 0 for any.");
    }
}
