package io.tocsin.mql.predicate;

/** What views answer by agreement. */
public final class Views {

    /** No number: such a field satisfies no comparison. */
    public static final long NONE = Long.MIN_VALUE;

    private Views() {}
}
