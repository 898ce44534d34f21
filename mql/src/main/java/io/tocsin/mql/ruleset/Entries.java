package io.tocsin.mql.ruleset;

import java.util.Arrays;

/** The rules of one key, ascending, each with its guard beside it: so that most are passed by without being looked at. */
final class Entries {

    static final int UNGUARDED = -1;

    private final int[] rules;
    private final int[] guards;
    private final long[] bits;

    private Entries(int[] rules, int[] guards, long[] bits) {
        this.rules = rules;
        this.guards = guards;
        this.bits = bits;
    }

    int size() {
        return rules.length;
    }

    int rule(int i) {
        return rules[i];
    }

    /** The number of what the guard looks at; {@link #UNGUARDED} for none. */
    int guard(int i) {
        return guards[i];
    }

    /** Of which the alert must have one. */
    long bits(int i) {
        return bits[i];
    }

    /** One thread. */
    static final class Builder {

        private int[] rules = new int[1];
        private int[] guards = new int[1];
        private long[] bits = new long[1];
        private int size;

        /** To be called in the order of the rules. */
        void add(int rule, int guard, long bitsOfGuard) {
            if (size == rules.length) {
                resize(2 * size);
            }
            rules[size] = rule;
            guards[size] = guard;
            bits[size] = bitsOfGuard;
            size++;
        }

        Entries build() {
            resize(size);
            return new Entries(rules, guards, bits);
        }

        private void resize(int length) {
            rules = Arrays.copyOf(rules, length);
            guards = Arrays.copyOf(guards, length);
            bits = Arrays.copyOf(bits, length);
        }
    }
}
