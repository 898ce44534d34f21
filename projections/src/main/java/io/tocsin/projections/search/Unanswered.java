package io.tocsin.projections.search;

/** A query that makes sense, but gets no answer; the text says what was expected. */
public final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause why;

    /** @param message begins with what was expected */
    public Unanswered(Cause why, String message) {
        super(message);
        this.why = why;
    }

    public Cause why() {
        return why;
    }

    /** Why there is no answer. */
    public enum Cause {
        /** This version does not know how. */
        NOT_YET,
        /** It asks about the past, and the moment has not come. */
        FUTURE,
        /** It would have taken longer than a search may. */
        TOO_SLOW,
        /** There would be more rows, or more texts, than anybody reads. */
        TOO_MANY
    }
}
