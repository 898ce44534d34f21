package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;

/**
 * Something that an alert has or has not, found without looking at a rule: a value of the operand that is so.
 *
 * @param text empty, and only then, for {@link Kind#PRESENT}; {@link Kind#EQUAL} may be to the empty text
 */
record Key(Operand operand, Kind kind, String text) {

    private static final int SHORT = 3;

    enum Kind {
        EQUAL(1),
        STARTS(2),
        ENDS(2),
        CONTAINS(3),
        /** Letters of any case will do. */
        CONTAINS_FOLDED(4),
        /** There is a value. */
        PRESENT(200);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /** How likely it is that an alert has it, compared with other keys that as many rules ask for. */
    int weight() {
        boolean vague = kind != Kind.EQUAL && kind != Kind.PRESENT && text.length() < SHORT;
        return vague ? Kind.PRESENT.weight / 2 : kind.weight;
    }
}
