package io.tocsin.api.kafka;

import io.tocsin.core.intake.StreamedDelivery;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.StreamPosition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes deliveries of records. Never throws: what is wrong with a record goes with it, so that it is kept and rejected. */
final class RecordReader {

    static final String SOURCE = "tocsin-source";
    static final String FORMAT = "tocsin-format";
    static final String CONTENT_TYPE = "content-type";
    static final String IDEMPOTENCY_KEY = "idempotency-key";

    private static final String DEFAULT_SOURCE = "kafka";
    private static final String DEFAULT_CONTENT_TYPE = "application/json";
    private static final String READABLE = Arrays.stream(Format.values())
            .filter(format -> format != Format.UNKNOWN)
            .map(Format::word)
            .collect(Collectors.joining(", "));

    private final InstantSource clock;

    RecordReader(InstantSource clock) {
        this.clock = clock;
    }

    /** @param follows the offset after that of the record before it */
    StreamedDelivery read(ConsumerRecord<byte[], byte[]> record, long follows) {
        Instant now = clock.instant();
        HeaderTexts headers = new HeaderTexts(record.headers());
        byte[] value = record.value();
        if (value == null) {
            headers.blame("Expected a value, but the record has none (a tombstone)");
        }
        Delivery delivery = new Delivery(
                MessageId.next(now),
                or(headers.get(SOURCE), DEFAULT_SOURCE),
                format(headers),
                or(headers.get(CONTENT_TYPE), DEFAULT_CONTENT_TYPE),
                value == null ? new byte[0] : value,
                now,
                headers.get(IDEMPOTENCY_KEY),
                new StreamPosition(record.topic(), record.partition(), record.offset()));
        return new StreamedDelivery(delivery, follows, fault(headers));
    }

    private static Format format(HeaderTexts headers) {
        String word = headers.get(FORMAT);
        if (word == null) {
            return Format.NATIVE;
        }
        Format format = Format.parse(word).orElse(Format.UNKNOWN);
        if (format == Format.UNKNOWN) {
            headers.blame(
                    "Expected the header " + FORMAT + " to be one of " + READABLE + ", but it is \"" + word + '"');
        }
        return format;
    }

    private static @Nullable Fault fault(HeaderTexts headers) {
        String reason = headers.fault();
        return reason == null ? null : new Fault(null, null, null, null, reason);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
