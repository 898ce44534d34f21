package io.tocsin.core.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A UUIDv7 (RFC 9562): sortable by the millisecond in which the message came. */
public record MessageId(UUID uuid) {

    @JsonCreator
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    /** A new one for the moment. Unguessability is not needed, only uniqueness. */
    public static MessageId next(Instant moment) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (moment.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new MessageId(new UUID(high, low));
    }

    @JsonValue
    @Override
    public String toString() {
        return uuid.toString();
    }
}
