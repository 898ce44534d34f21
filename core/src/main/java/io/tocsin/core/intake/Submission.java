package io.tocsin.core.intake;

import io.tocsin.core.format.Reading;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.store.Bodies;
import java.util.concurrent.CompletableFuture;

/**
 * A message on its way, with all that could be worked out before it was its turn.
 *
 * @param follows its stream must have been stored so far; 0 outside of streams
 */
record Submission(
        Delivery delivery,
        Envelope envelope,
        Reading reading,
        long follows,
        Bodies.Packed body,
        CompletableFuture<Receipt> answer) {

    boolean rejected() {
        return reading.events().isEmpty() && !reading.faults().isEmpty();
    }
}
