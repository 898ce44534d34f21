package io.tocsin.projections.search;

/**
 * What is looked at, because all that is found is among it.
 *
 * @param ids that a candidate has
 * @param rows how many there are, as far as statistics know
 * @param apart as many incidents there are for each one that fits, if all that is asked for is independent
 * @param step what a step along the order costs, in parts of what it costs to put a candidate into order; 0 for nothing
 */
record Candidates(Ids ids, double rows, double apart, double step) {

    /** As many times what is expected, because what is asked for together seldom is independent. */
    private static final int PATIENCE = 3;

    /** Whether to go along the order, at worst in vain, costs less than to put all candidates into order. */
    boolean worthSteps(int limit) {
        return steps(limit) * step < rows;
    }

    /** Along the order until so many are found. */
    long steps(int limit) {
        return (long) Math.ceil(PATIENCE * apart * limit);
    }
}
