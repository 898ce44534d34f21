package io.tocsin.core.message;

import java.time.Instant;

/**
 * What was not understood of a message at first was understood later: its body was taken as a new message. At most once for each.
 *
 * @param by who asked for it
 * @param as the new message
 */
public record MessageRedelivered(MessageId id, Instant at, String by, MessageId as) implements MessageEvent {}
