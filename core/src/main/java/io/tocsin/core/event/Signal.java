package io.tocsin.core.event;

/** What an event says of its alert. */
public enum Signal {
    FIRING,
    OK
}
