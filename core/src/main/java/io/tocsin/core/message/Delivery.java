package io.tocsin.core.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived, before anybody has read it.
 *
 * @param id of the message that it becomes
 * @param source the name of who sent it
 * @param body uncompressed; never changed by anybody
 * @param idempotencyKey the sender's own name for this delivery: the same key from the same source changes nothing twice
 * @param position the place in a stream that this delivery came from and that its commit moves on; null for HTTP
 */
public record Delivery(
        MessageId id,
        String source,
        Format format,
        String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] body,
        Instant receivedAt,
        @Nullable String idempotencyKey,
        @Nullable StreamPosition position) {}
