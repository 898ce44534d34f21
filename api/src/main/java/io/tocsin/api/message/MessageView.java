package io.tocsin.api.message;

import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.projections.message.RejectedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message, as the HTTP contract shows it.
 *
 * @param state {@code received} or {@code rejected}
 * @param size of the body in bytes, unpacked
 * @param normaliser the version of the normalisers that read it
 * @param stream where in Kafka it stands; null for HTTP
 * @param events how many were understood
 * @param effects what they did: word → count
 * @param errors what was not understood, the first twenty
 * @param redeliveredAs the message that it became later, when more of it was understood; null when it did not
 */
public record MessageView(
        String id,
        String state,
        String source,
        Format format,
        String contentType,
        Instant receivedAt,
        int size,
        String sha256,
        int normaliser,
        @Nullable String idempotencyKey,
        @Nullable StreamPosition stream,
        int events,
        Map<String, Integer> effects,
        List<Fault> errors,
        @Nullable String redeliveredAs) {

    /** What is known of the message. */
    public static MessageView of(MessageArrival message) {
        return switch (message) {
            case MessageReceived m -> of(m, State.RECEIVED, m.events(), m.effects(), m.refused());
            case MessageRejected m -> of(m, State.REJECTED, 0, Map.of(), m.faults());
        };
    }

    MessageView redeliveredAs(@Nullable MessageId later) {
        return new MessageView(
                id,
                state,
                source,
                format,
                contentType,
                receivedAt,
                size,
                sha256,
                normaliser,
                idempotencyKey,
                stream,
                events,
                effects,
                errors,
                later == null ? null : later.toString());
    }

    static MessageView of(RejectedMessage message) {
        return of(new MessageRejected(message.id(), message.envelope(), message.faults()));
    }

    private static MessageView of(
            MessageArrival message, State state, int events, Map<String, Integer> effects, List<Fault> errors) {
        Envelope envelope = message.envelope();
        return new MessageView(
                message.id().toString(),
                state.word(),
                envelope.source(),
                envelope.format(),
                envelope.contentType(),
                envelope.receivedAt(),
                envelope.size(),
                envelope.sha256(),
                envelope.normaliser(),
                envelope.idempotencyKey(),
                envelope.position(),
                events,
                effects,
                errors,
                null);
    }
}
