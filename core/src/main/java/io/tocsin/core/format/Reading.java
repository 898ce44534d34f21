package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.message.Fault;
import java.util.List;

/**
 * What was read out of a body. Without events but with faults the whole body is rejected; with both, some of its events are
 * refused and the others stand; with neither, the sender had nothing to say.
 *
 * @param events in the order of the body
 * @param faults in the order of the body; not all of them where there are very many
 */
public record Reading(List<Event> events, List<Fault> faults) {

    /** Whether nothing of the body can be used. */
    public boolean rejected() {
        return events.isEmpty() && !faults.isEmpty();
    }
}
