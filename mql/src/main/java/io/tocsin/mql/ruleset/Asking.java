package io.tocsin.mql.ruleset;

import io.tocsin.mql.predicate.AlertView;

/** One alert while it is compared with a rule set; is given the rules that it might satisfy, in any order. One thread. */
abstract class Asking {

    private static final long KNOWN = Long.MIN_VALUE;

    final AlertView alert;
    private final Glance[] glances;
    private final long[] bits;

    /**
     * @param glances of all guards
     */
    Asking(AlertView alert, Glance[] glances) {
        this.alert = alert;
        this.glances = glances;
        this.bits = new long[glances.length];
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
            bits[guard] = KNOWN | glances[guard].bits(alert);
        }
        return bits[guard];
    }
}
