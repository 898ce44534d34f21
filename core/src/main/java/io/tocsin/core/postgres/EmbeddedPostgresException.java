package io.tocsin.core.postgres;

/** The embedded PostgreSQL cannot run; the message says why and what to do, in words meant for an operator. */
public final class EmbeddedPostgresException extends RuntimeException {

    public EmbeddedPostgresException(String message) {
        super(message);
    }

    public EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
