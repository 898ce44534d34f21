package io.tocsin.projections.message;

import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageId;
import java.util.List;

/** A message that could not be understood, and why. */
public record RejectedMessage(MessageId id, Envelope envelope, List<Fault> faults) {}
