package io.tocsin.projections.fold;

import io.tocsin.core.message.MessageRejected;
import io.tocsin.projections.json.Json;

/**
 * A message that was not understood.
 *
 * @param envelope as JSON
 * @param faults likewise
 */
record RejectedRow(long position, String id, String source, String envelope, String faults) {

    static RejectedRow of(long position, MessageRejected event) {
        return new RejectedRow(
                position,
                event.id().toString(),
                Words.safe(event.envelope().source()),
                Words.safe(Json.write(event.envelope())),
                Words.safe(Json.write(event.faults())));
    }
}
