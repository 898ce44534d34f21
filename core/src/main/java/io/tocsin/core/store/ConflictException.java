package io.tocsin.core.store;

/** Another writer was faster: load again and decide again. Nothing was written. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }

    ConflictException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
