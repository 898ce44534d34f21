package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.AlertView;

/** One alert while it is compared with a rule set; is given the rules that it might satisfy, in any order. One thread. */
abstract class Asking {

    private static final long KNOWN = Long.MIN_VALUE;

    final AlertView alert;
    private final Operand[] guarded;
    private final long[] bits;

    /**
     * @param guarded what guards look at
     */
    Asking(AlertView alert, Operand[] guarded) {
        this.alert = alert;
        this.guarded = guarded;
        this.bits = new long[guarded.length];
    }

    /** Some of them more than once. */
    abstract void add(Entries entries);

    /** Whether the guard of the entry lets the alert pass. */
    final boolean passes(Entries entries, int i) {
        int guard = entries.guard(i);
        return guard == Entries.UNGUARDED || (bits(guard) & entries.bits(i)) != 0;
    }

    private long bits(int guard) {
        if (bits[guard] == 0) {
            bits[guard] = KNOWN | Guard.bits(guarded[guard], alert);
        }
        return bits[guard];
    }
}
