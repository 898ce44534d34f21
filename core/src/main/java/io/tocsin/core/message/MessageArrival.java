package io.tocsin.core.message;

/** A message came: it was understood, or kept and rejected. The first event of each message. */
public sealed interface MessageArrival extends MessageEvent permits MessageReceived, MessageRejected {

    /** What is known of it either way. */
    Envelope envelope();
}
