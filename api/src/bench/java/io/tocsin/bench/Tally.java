package io.tocsin.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What one member of the crew counted. For one thread. */
final class Tally {

    private final Latencies latencies = new Latencies();
    private long alerts;
    private long failures;

    /** Sends the request once and counts its alerts when the answer is 2xx, else a failure. */
    boolean exchange(Connection connection, ByteBuffer request, int alertsIn) throws IOException {
        long start = System.nanoTime();
        int status = connection.exchange(request);
        latencies.record(System.nanoTime() - start);
        boolean taken = status / 100 == 2;
        alerts += taken ? alertsIn : 0;
        failures += taken ? 0 : 1;
        return taken;
    }

    void add(Tally other) {
        latencies.add(other.latencies);
        alerts += other.alerts;
        failures += other.failures;
    }

    Latencies latencies() {
        return latencies;
    }

    long alerts() {
        return alerts;
    }

    long failures() {
        return failures;
    }
}
