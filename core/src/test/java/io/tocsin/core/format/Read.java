package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Reads bodies that came at {@link #NOW} from a sender that nobody knows. */
final class Read {

    static final Instant NOW = Instant.parse("2026-07-01T11:30:00Z");
    static final Sender SENDER = Sender.unknown("prometheus");

    private Read() {}

    static Delivery delivery(Format format, String contentType, byte[] body) {
        return new Delivery(
                new MessageId(new UUID(0x7000L, 1)), "prometheus", format, contentType, body, NOW, null, null);
    }

    static Delivery delivery(Format format, String body) {
        return delivery(format, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static Reading body(Format format, String body) {
        return Formats.read(delivery(format, body), SENDER);
    }

    static Event event(Format format, String body) {
        return event(format, body, SENDER);
    }

    static Event event(Format format, String body, Sender sender) {
        Reading reading = Formats.read(delivery(format, body), sender);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.events()).hasSize(1);
        return reading.events().getFirst();
    }

    static Fault fault(Format format, String body) {
        Reading reading = body(format, body);
        assertThat(reading.events()).isEmpty();
        assertThat(reading.faults()).hasSize(1);
        assertThat(reading.rejected()).isTrue();
        return reading.faults().getFirst();
    }

    /** Of a v2 body with one alert {@code A} with these members beside. */
    static Event alert(String labels, String annotations) {
        return event(Format.ALERTMANAGER_V2, alertBody(labels, annotations));
    }

    static Fault alertFault(String labels, String annotations) {
        return fault(Format.ALERTMANAGER_V2, alertBody(labels, annotations));
    }

    /** Members as {@code name=value;name=value}. */
    private static String alertBody(String labels, String annotations) {
        return "[{\"labels\":{" + members("alertname=A;" + labels) + "},\"annotations\":{" + members(annotations)
                + "}}]";
    }

    private static String members(String text) {
        StringBuilder members = new StringBuilder();
        for (String member : text.split(";")) {
            if (!member.isEmpty()) {
                String[] parts = member.split("=", 2);
                members.append(members.isEmpty() ? "" : ",");
                members.append('"')
                        .append(parts[0])
                        .append("\":\"")
                        .append(parts[1])
                        .append('"');
            }
        }
        return members.toString();
    }
}
