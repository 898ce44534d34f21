package io.tocsin.core.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A message was understood and stored.
 *
 * @param events how many it holds, refused ones not counted
 * @param effects what they did: word → count
 * @param refused events of it that were not understood; at most twenty are told
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MessageReceived(
        MessageId id, Envelope envelope, int events, Map<String, Integer> effects, List<Fault> refused)
        implements MessageArrival {

    public MessageReceived {
        effects = effects == null ? Map.of() : effects;
        refused = refused == null ? List.of() : refused;
    }
}
