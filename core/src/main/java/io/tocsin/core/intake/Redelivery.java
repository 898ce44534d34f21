package io.tocsin.core.intake;

import io.tocsin.core.format.Reading;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.store.MessageLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the stored body of a message that was not understood as a new delivery, once the rules or the formats understand more of
 * it. Words without a time of their own are of the time at which the body first came. Safe for use by many threads.
 */
public final class Redelivery {

    private static final int ANSWER_WITHIN_SECONDS = 30;

    /** What became of it. */
    public sealed interface Outcome {

        /** It is a message of its own now, or became one earlier; a second time does nothing more. */
        record Redelivered(MessageId as) implements Outcome {}

        /** No more of it is understood than at first; nothing was stored. */
        record NotUnderstood(List<Fault> faults) implements Outcome {}

        /** All of it was understood when it came. */
        record NothingToDo() implements Outcome {}

        /** No such message came. */
        record Unknown() implements Outcome {}

        /** Its body is not kept any more. */
        record Dropped() implements Outcome {}
    }

    private final MessageLog messages;
    private final Intake intake;
    private final InstantSource clock;

    public Redelivery(MessageLog messages, Intake intake, InstantSource clock) {
        this.messages = messages;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Redelivers the message.
     *
     * @param by who asks for it
     * @throws OverloadedException when too much waits; nothing is stored, unless the text says that it still waits
     * @throws UnavailableException when it could not be stored
     */
    public Outcome redeliver(MessageId message, String by) {
        MessageArrival arrival = messages.byId(message).orElse(null);
        if (arrival == null) {
            return new Outcome.Unknown();
        }
        MessageRedelivered before = messages.redelivered(List.of(message)).get(message);
        if (before != null) {
            return new Outcome.Redelivered(before.as());
        }
        if (isWhole(arrival)) {
            return new Outcome.NothingToDo();
        }
        Optional<byte[]> body = messages.body(message);
        return body.isEmpty() ? new Outcome.Dropped() : redeliver(arrival, body.get(), by);
    }

    private Outcome redeliver(MessageArrival arrival, byte[] body, String by) {
        Envelope envelope = arrival.envelope();
        Reading reading = intake.read(delivery(arrival.id(), envelope, body, envelope.receivedAt(), null));
        if (reading.events().size() <= understood(arrival)) {
            return new Outcome.NotUnderstood(reading.faults());
        }
        Instant now = clock.instant();
        Delivery delivery = delivery(MessageId.next(now), envelope, body, now, "redelivery of " + arrival.id());
        Receipt receipt = stored(Submission.again(delivery, reading, new Submission.Again(arrival.id(), by)));
        return new Outcome.Redelivered(receipt.message());
    }

    private static Delivery delivery(
            MessageId id, Envelope envelope, byte[] body, Instant receivedAt, @Nullable String key) {
        return new Delivery(
                id, envelope.source(), envelope.format(), envelope.contentType(), body, receivedAt, key, null);
    }

    private Receipt stored(Submission submission) {
        try {
            return intake.submitAgain(submission).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UnavailableException("The message could not be stored: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new OverloadedException(
                    "Expected the message to be stored within " + ANSWER_WITHIN_SECONDS + " s, but it still waits");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Expected a running server, but it is stopping");
        }
    }

    private static boolean isWhole(MessageArrival arrival) {
        return switch (arrival) {
            case MessageReceived m -> m.refused().isEmpty();
            case MessageRejected ignored -> false;
        };
    }

    private static int understood(MessageArrival arrival) {
        return switch (arrival) {
            case MessageReceived m -> m.events();
            case MessageRejected ignored -> 0;
        };
    }
}
