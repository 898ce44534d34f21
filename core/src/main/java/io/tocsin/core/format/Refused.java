package io.tocsin.core.format;

import org.jspecify.annotations.Nullable;

/** Ends the reading of one event, or of the whole body; never leaves this package. */
final class Refused extends RuntimeException {

    private final boolean whole;
    private final int offset;
    private final @Nullable String pointer;
    private final String reason;

    private Refused(boolean whole, int offset, @Nullable String pointer, String reason) {
        super(reason, null, false, false);
        this.whole = whole;
        this.offset = offset;
        this.pointer = pointer;
        this.reason = reason;
    }

    /** One event is at fault; those beside it stand. */
    static Refused event(int offset, @Nullable String pointer, String reason) {
        return new Refused(false, offset, pointer, reason);
    }

    /** The body is at fault, nothing in it stands. */
    static Refused whole(int offset, @Nullable String pointer, String reason) {
        return new Refused(true, offset, pointer, reason);
    }

    boolean isWhole() {
        return whole;
    }

    /** In bytes from the start of the body. */
    int offset() {
        return offset;
    }

    @Nullable String pointer() {
        return pointer;
    }

    String reason() {
        return reason;
    }
}
