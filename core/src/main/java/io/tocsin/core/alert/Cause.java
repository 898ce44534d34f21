package io.tocsin.core.alert;

import io.tocsin.core.message.MessageId;

/** The message, and the position in it from 0, that made something happen. */
public record Cause(MessageId message, int index) {}
