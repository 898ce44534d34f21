package io.tocsin.core.intake;

import io.tocsin.core.format.Formats;
import io.tocsin.core.format.Reading;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.store.Bodies;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, with all that could be worked out before it was its turn.
 *
 * @param follows its stream must have been stored so far; 0 outside of streams
 * @param again null for what comes for the first time
 */
record Submission(
        Delivery delivery,
        Envelope envelope,
        Reading reading,
        long follows,
        Bodies.Packed body,
        CompletableFuture<Receipt> answer,
        @Nullable Again again) {

    /**
     * Its body came before, and was not understood then.
     *
     * @param message that it was
     * @param by who asked for it
     */
    record Again(MessageId message, String by) {}

    Submission(
            Delivery delivery,
            Envelope envelope,
            Reading reading,
            long follows,
            Bodies.Packed body,
            CompletableFuture<Receipt> answer) {
        this(delivery, envelope, reading, follows, body, answer, null);
    }

    /** A body that came before, with what is understood of it now. */
    static Submission again(Delivery delivery, Reading reading, Again again) {
        return new Submission(
                delivery,
                envelope(delivery),
                reading,
                0,
                Bodies.Packed.of(delivery.id(), delivery.body()),
                new CompletableFuture<>(),
                again);
    }

    /** Works out all that it takes no state for; in the caller's thread. */
    static Submission of(Delivery delivery, Reading reading, long follows) {
        return new Submission(
                delivery,
                envelope(delivery),
                reading,
                follows,
                Bodies.Packed.of(delivery.id(), delivery.body()),
                new CompletableFuture<>());
    }

    /** What Tocsin says by itself. */
    static Submission of(OwnWord word, Instant now) {
        Delivery delivery = word.delivery(now);
        return of(delivery, Formats.read(delivery, OwnWord.sender()), 0);
    }

    boolean rejected() {
        return reading.events().isEmpty() && !reading.faults().isEmpty();
    }

    private static Envelope envelope(Delivery delivery) {
        return new Envelope(
                delivery.source(),
                delivery.format(),
                delivery.contentType(),
                delivery.receivedAt(),
                delivery.body().length,
                sha256(delivery.body()),
                Formats.VERSION,
                delivery.idempotencyKey(),
                delivery.position());
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
