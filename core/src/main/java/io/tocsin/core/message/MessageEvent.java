package io.tocsin.core.message;

/** What can be said of a message. */
public sealed interface MessageEvent permits MessageArrival, MessageRedelivered {

    MessageId id();
}
