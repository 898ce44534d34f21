package io.tocsin.mql.ruleset;

import io.tocsin.mql.problem.Limits;

/**
 * What a text of rules may cost.
 *
 * @param bytes of the whole text in UTF-8
 * @param rules how many
 * @param memory in bytes, of the compiled rules as {@link Footprint} estimates it
 * @param rule what each may cost; its limit of problems holds for the whole text
 */
public record RuleLimits(int bytes, int rules, long memory, Limits rule) {

    public static final RuleLimits DEFAULT = new RuleLimits(4 << 20, 20_000, 256L << 20, Limits.DEFAULT);

    public RuleLimits {
        if (bytes < 1 || rules < 1 || memory < 1) {
            throw new IllegalArgumentException("Expected limits of 1 or more");
        }
    }
}
