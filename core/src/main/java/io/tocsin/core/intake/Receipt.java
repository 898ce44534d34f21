package io.tocsin.core.intake;

import io.tocsin.core.alert.Effect;
import io.tocsin.core.event.Event;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageId;
import java.util.List;

/**
 * The answer to a sender: its message is durably stored.
 *
 * @param message under which it is kept; for a duplicate, that of the first delivery
 * @param events what was understood of it, in its order
 * @param effects what each of them did
 * @param faults what was not understood
 * @param rejected nothing of it was understood
 */
public record Receipt(
        MessageId message, List<Event> events, List<Effect> effects, List<Fault> faults, boolean rejected) {}
