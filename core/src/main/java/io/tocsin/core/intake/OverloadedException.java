package io.tocsin.core.intake;

/** More is waiting than may wait; nothing of the message was stored. Try again a little later. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OverloadedException(String message) {
        super(message);
    }
}
