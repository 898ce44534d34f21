package io.tocsin.mql.ruleset;

import io.tocsin.mql.regex.RequiredTexts;
import org.jspecify.annotations.Nullable;

/**
 * Finds all of many texts in a value, in one pass over it: those at its beginning, at its end, and anywhere (an automaton of
 * Aho and Corasick, with a state of its own in which a value begins and a character of its own behind its last one). Takes
 * about 40 bytes for each character of the texts, however many characters there are in the world. Immutable.
 */
final class TextParts {

    static final int ANYWHERE = 0;
    static final int BEGINNING = 1;
    /** Behind the last character. */
    static final int END = Character.MAX_VALUE + 1;

    private static final int NOWHERE = -1;
    private static final int ASCII = 128;

    private final boolean folded;
    private final Edges edges;
    private final int[] fallback;
    private final int[] shorter;
    private final @Nullable Entries[] rules;
    private final int[] fromAnywhere = new int[ASCII];
    private final boolean onlyBeginnings;

    /**
     * @param folded letters of any case will do; the texts are folded
     * @param fallback the state of the longest rest of a state's text
     * @param shorter the next state to which one falls back that has rules; {@link #ANYWHERE} for none
     * @param rules of each state; null for none
     */
    TextParts(boolean folded, Edges edges, int[] fallback, int[] shorter, @Nullable Entries[] rules) {
        this.folded = folded;
        this.edges = edges;
        this.fallback = fallback;
        this.shorter = shorter;
        this.rules = rules;
        boolean none = true;
        for (int c = 0; c < ASCII; c++) {
            fromAnywhere[c] = Math.max(ANYWHERE, edges.to(ANYWHERE, c));
            none &= fromAnywhere[c] == ANYWHERE;
        }
        this.onlyBeginnings = none && !edges.leaveBeyond(ANYWHERE, ASCII);
    }

    void find(String value, Asking asking) {
        int state = BEGINNING;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            state = next(state, folded ? RequiredTexts.fold(c) : c);
            if (state == ANYWHERE && onlyBeginnings) {
                return;
            }
            add(state, asking);
        }
        add(next(state, END), asking);
    }

    private int next(int from, int c) {
        int state = from;
        while (state != ANYWHERE) {
            int to = edges.to(state, c);
            if (to != NOWHERE) {
                return to;
            }
            state = fallback[state];
        }
        return c < ASCII ? fromAnywhere[c] : Math.max(ANYWHERE, edges.to(ANYWHERE, c));
    }

    private void add(int state, Asking asking) {
        for (int at = state; at != ANYWHERE; at = shorter[at]) {
            Entries found = rules[at];
            if (found != null) {
                asking.add(found);
            }
        }
    }

    /** Where one gets from a state by a character: a hash table without objects. */
    static final class Edges {

        private static final int CHARACTER_BITS = 17;
        private long[] keys = new long[16];
        private int[] targets = new int[16];
        private int size;

        int to(int state, int c) {
            long key = key(state, c);
            for (int slot = slot(key); ; slot = slot + 1 & keys.length - 1) {
                if (keys[slot] == key) {
                    return targets[slot];
                }
                if (keys[slot] == 0) {
                    return NOWHERE;
                }
            }
        }

        void put(int state, int c, int target) {
            if (++size * 2 > keys.length) {
                grow();
            }
            place(key(state, c), target);
        }

        boolean leaveBeyond(int state, int c) {
            for (long key : keys) {
                if (key != 0 && state(key) == state && character(key) >= c) {
                    return true;
                }
            }
            return false;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[oldKeys.length * 2];
            targets = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    place(oldKeys[i], oldTargets[i]);
                }
            }
        }

        private void place(long key, int target) {
            int slot = slot(key);
            while (keys[slot] != 0) {
                slot = slot + 1 & keys.length - 1;
            }
            keys[slot] = key;
            targets[slot] = target;
        }

        /** Never 0, which is for empty slots. */
        private static long key(int state, int c) {
            return (long) (state + 1) << CHARACTER_BITS | c;
        }

        private static int state(long key) {
            return (int) (key >>> CHARACTER_BITS) - 1;
        }

        private static int character(long key) {
            return (int) (key & (1 << CHARACTER_BITS) - 1);
        }

        private int slot(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32) & keys.length - 1;
        }
    }
}
