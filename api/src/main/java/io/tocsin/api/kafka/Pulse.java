package io.tocsin.api.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/** Whether any broker is heard. The client itself only ever tries on, and a poll without a broker is merely empty. */
final class Pulse {

    private final @Nullable Metric heard;
    private final Trouble connection;
    private final String silence;
    private Object last = 0.0;

    Pulse(Consumer<byte[], byte[]> consumer, Trouble connection, @Nullable String bootstrapServers) {
        this.heard = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
                .filter(metric -> metric.getKey().name().equals("incoming-byte-total"))
                .findFirst()
                .map(entry -> (Metric) entry.getValue())
                .orElse(null);
        this.connection = connection;
        this.silence = "No Kafka broker answers at " + bootstrapServers + "; it is tried on until one does";
    }

    /** To be called every second or so: brokers that live say something every three. */
    void feel() {
        if (heard == null) {
            return;
        }
        Object now = heard.metricValue();
        if (now.equals(last)) {
            connection.is(silence);
        } else {
            connection.isOver();
        }
        last = now;
    }
}
