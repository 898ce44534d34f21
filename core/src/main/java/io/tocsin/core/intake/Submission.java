package io.tocsin.core.intake;

import io.tocsin.core.format.Reading;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.store.Bodies;
import java.util.concurrent.CompletableFuture;

/** A message on its way, with all that could be worked out before it was its turn. */
record Submission(
        Delivery delivery,
        Envelope envelope,
        Reading reading,
        Bodies.Packed body,
        CompletableFuture<Receipt> answer) {

    boolean rejected() {
        return reading.events().isEmpty() && !reading.faults().isEmpty();
    }
}
