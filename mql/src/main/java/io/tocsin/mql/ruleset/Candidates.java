package io.tocsin.mql.ruleset;

/** Is given rules that an alert might satisfy, in any order, and some of them more than once. */
interface Candidates {

    /**
     * @param rules their positions, ascending
     */
    void add(int[] rules);
}
