package io.tocsin.core.backtest;

/** More would have to be in memory than there is room for; the message is for people. */
final class TooMuchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooMuchException(String message) {
        super(message);
    }
}
