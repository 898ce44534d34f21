package io.tocsin.projections.search;

import io.tocsin.projections.search.KnownTexts.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All values of one label up to a number. Immutable.
 *
 * @param newest no value of the label with a number up to this one is missing
 * @param bytes that they take, roughly
 */
record Values(List<Known> known, int newest, long bytes) {

    static final Values NONE = new Values(List.of(), 0, 0);

    /** Bytes of a value beside its characters: two objects, a place in the list. */
    private static final int FRAME = 72;

    Addition addition() {
        return new Addition(this);
    }

    /** What came later; given up when it gets too large. For one thread. */
    static final class Addition {

        private final List<Known> known;
        private long bytes;
        private boolean givenUp;

        private Addition(Values before) {
            known = new ArrayList<>(before.known);
            bytes = before.bytes;
        }

        void add(Known value, long most) {
            bytes += FRAME + value.text().length();
            if (bytes > most) {
                givenUp = true;
                known.clear();
            }
            if (!givenUp) {
                known.add(value);
            }
        }

        Optional<Values> upTo(int newest) {
            return givenUp ? Optional.empty() : Optional.of(new Values(known, newest, bytes));
        }
    }
}
