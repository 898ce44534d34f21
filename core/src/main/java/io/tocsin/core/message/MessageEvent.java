package io.tocsin.core.message;

/** What can be said of a message: it was understood, or kept and rejected. One event a message. */
public sealed interface MessageEvent permits MessageReceived, MessageRejected {

    MessageId id();

    /** What is known of it either way. */
    Envelope envelope();
}
