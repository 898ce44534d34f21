package io.tocsin.core.incident;

/** Why a command is not carried out; a value, not a failure. The text reads "Expected …, but …". */
public sealed interface Rejection {

    String text();

    /** There is no such incident. */
    record NotFound(String text) implements Rejection {}

    /** Its status does not allow it. */
    record WrongState(String text) implements Rejection {}

    /** The command itself makes no sense. */
    record BadArgument(String text) implements Rejection {}

    /** It is not this person's to do. */
    record Forbidden(String text) implements Rejection {}

    /** It is so already. */
    record AlreadyDone(String text) implements Rejection {}
}
