package io.tocsin.core.message;

import java.util.List;

/**
 * A message could not be understood; it is kept.
 *
 * @param faults why; at most twenty
 */
public record MessageRejected(MessageId id, Envelope envelope, List<Fault> faults) implements MessageArrival {}
