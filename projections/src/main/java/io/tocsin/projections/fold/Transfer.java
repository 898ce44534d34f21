package io.tocsin.projections.fold;

/**
 * An alert that counted to one incident counts to another from now on.
 *
 * @param position of the event by which it came to the other
 * @param giver the number of the one that it left
 * @param taker the number of the other
 */
public record Transfer(long fingerprint, long position, long giver, long taker) {}
