package io.tocsin.api.message;

import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.Bodies;
import io.tocsin.core.store.EventStorage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A message that an earlier version rejected, and that this one understands if its body is good. */
public final class Misread {

    private Misread() {}

    /** Stores it as if it had come a while ago. */
    public static String store(EventStorage storage, String source, String body) {
        Instant came = Instant.parse("2026-10-26T15:00:00Z");
        MessageId id = MessageId.next(Instant.now());
        Envelope envelope = new Envelope(
                source, Format.NATIVE, "application/json", came, body.length(), "0".repeat(64), 1, null, null);
        Fault fault = new Fault(null, 1, 1, "/trigger", "Expected what is not expected any more");
        storage.inOneUnit(() -> {
            storage.bodies().store(List.of(Bodies.Packed.of(id, body.getBytes(StandardCharsets.UTF_8))));
            storage.append(List.of(new Append(id.toString(), 0, new MessageRejected(id, envelope, List.of(fault)))));
            return id;
        });
        return id.toString();
    }
}
