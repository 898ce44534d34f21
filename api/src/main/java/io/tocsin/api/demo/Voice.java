package io.tocsin.api.demo;

/** A source that tells of troubles. */
interface Voice {

    /** Tells that it began now; false when it tells of the same one already. */
    boolean begins(Trouble trouble);

    /** Tells that it is over now. */
    void ends(Trouble trouble);
}
