package io.tocsin.api.program;

/** Tocsin will not start like this; the message says why, the action what to do about it. */
final class RefusedToStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String action;

    RefusedToStartException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
