package io.tocsin.core.intake;

import org.jspecify.annotations.Nullable;

/** The message could not be stored now, through no fault of its own. Try again. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
