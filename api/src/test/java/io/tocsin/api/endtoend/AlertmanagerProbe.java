package io.tocsin.api.endtoend;

import java.io.IOException;
import java.net.URI;

/** Reads from a real Alertmanager's own figures how often it told its webhook, and how often in vain. */
final class AlertmanagerProbe implements AutoCloseable {

    private final int port;
    private final TocsinClient client;

    AlertmanagerProbe(int port) {
        this.port = port;
        this.client = new TocsinClient(uri());
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Notifications that were sent and not refused. */
    double delivered() throws IOException, InterruptedException {
        return figure("alertmanager_notifications_total") - failed();
    }

    double failed() throws IOException, InterruptedException {
        return figure("alertmanager_notifications_failed_total");
    }

    @Override
    public void close() {
        client.close();
    }

    private double figure(String name) throws IOException, InterruptedException {
        return client.text("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{integration=\"webhook\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
