package io.tocsin.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.intake.StreamedDelivery;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");

    private final ConsumerRecord<byte[], byte[]> record = record("{}");

    @Test
    void takesARecordWithoutHeadersForANativeEventFromKafka() {
        StreamedDelivery read = read();
        Delivery delivery = read.delivery();

        assertThat(read.fault()).isNull();
        assertThat(read.follows()).isEqualTo(6);
        assertThat(delivery.source()).isEqualTo("kafka");
        assertThat(delivery.format()).isEqualTo(Format.NATIVE);
        assertThat(delivery.contentType()).isEqualTo("application/json");
        assertThat(delivery.body()).isEqualTo(bytes("{}"));
        assertThat(delivery.receivedAt()).isEqualTo(NOW);
        assertThat(delivery.idempotencyKey()).isNull();
        assertThat(delivery.position()).isEqualTo(new StreamPosition("topic", 2, 7));
    }

    @Test
    void takesTheWordOfItsHeaders() {
        header("tocsin-source", "prometheus-main");
        header("tocsin-format", "alertmanager-webhook");
        header("content-type", "application/x-ndjson");
        header("idempotency-key", "κλειδί");
        StreamedDelivery read = read();

        assertThat(read.fault()).isNull();
        assertThat(read.delivery().source()).isEqualTo("prometheus-main");
        assertThat(read.delivery().format()).isEqualTo(Format.ALERTMANAGER_WEBHOOK);
        assertThat(read.delivery().contentType()).isEqualTo("application/x-ndjson");
        assertThat(read.delivery().idempotencyKey()).isEqualTo("κλειδί");
    }

    @Test
    void takesTheLastOfTwoHeadersAndAnEmptyOneForNone() {
        header("tocsin-source", "first");
        header("tocsin-source", "second");
        header("tocsin-format", "");
        record.headers().add("idempotency-key", null);

        assertThat(read().fault()).isNull();
        assertThat(read().delivery().source()).isEqualTo("second");
        assertThat(read().delivery().format()).isEqualTo(Format.NATIVE);
        assertThat(read().delivery().idempotencyKey()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudevents", "unknown", "NATIVE"})
    void findsFaultWithAFormatThatItDoesNotKnow(String format) {
        header("tocsin-format", format);

        assertThat(read().delivery().format()).isEqualTo(Format.UNKNOWN);
        assertThat(fault(read()))
                .isEqualTo("Expected the header tocsin-format to be one of alertmanager-v2, alertmanager-webhook,"
                        + " madison-custom, native, but it is \"" + format + '"');
    }

    @Test
    void findsFaultWithHeadersThatAreNoText() {
        record.headers().add("idempotency-key", new byte[] {(byte) 0xC3});
        assertThat(fault(read())).startsWith("Expected the header idempotency-key to be text");
        assertThat(read().delivery().idempotencyKey()).isNull();
    }

    @Test
    void findsFaultWithHeadersThatAreTooLongOrHoldControlCharacters() {
        header("tocsin-source", "s".repeat(255));
        assertThat(read().fault()).isNull();
        header("tocsin-source", "s".repeat(256));
        assertThat(fault(read())).contains("tocsin-source");
        assertThat(read().delivery().source()).isEqualTo("kafka");
        header("tocsin-source", "a\0b");
        assertThat(fault(read())).contains("tocsin-source");
    }

    @Test
    void findsFaultWithATombstone() {
        StreamedDelivery read = new RecordReader(() -> NOW).read(record(null), 0);

        assertThat(read.delivery().body()).isEmpty();
        assertThat(fault(read)).contains("tombstone");
    }

    private StreamedDelivery read() {
        return new RecordReader(() -> NOW).read(record, 6);
    }

    private void header(String name, String text) {
        record.headers().add(name, bytes(text));
    }

    private static String fault(StreamedDelivery read) {
        return read.fault() == null ? "none" : read.fault().message();
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String value) {
        return new ConsumerRecord<>("topic", 2, 7, null, value == null ? null : bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
