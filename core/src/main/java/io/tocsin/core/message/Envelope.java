package io.tocsin.core.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outside of a message; small whatever the body's size.
 *
 * @param size of the body in bytes, uncompressed
 * @param sha256 of the body, 64 hex digits
 * @param normaliser the version of the normalisers that read it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope(
        String source,
        Format format,
        String contentType,
        Instant receivedAt,
        int size,
        String sha256,
        int normaliser,
        @Nullable String idempotencyKey,
        @Nullable StreamPosition position) {}
