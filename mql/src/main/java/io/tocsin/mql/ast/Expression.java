package io.tocsin.mql.ast;

import io.tocsin.mql.schema.Field;
import java.util.List;

/**
 * A condition on an incident or an alert.
 *
 * <p>There are only positive comparisons: {@code ~x != "v"} is {@link Not} around {@link Comparison}, and so are
 * {@code !~} and {@code not in}. Where something has several values, a positive comparison holds when some value
 * satisfies it; the negation is exact.
 */
public sealed interface Expression {

    /** Where it was written. */
    Range range();

    /** Whatever there is: the empty expression. */
    record Everything(Range range) implements Expression {}

    /**
     * @param terms two or more, none of them an {@link And}, so that a long chain is flat
     */
    record And(Range range, List<Expression> terms) implements Expression {

        public And {
            terms = List.copyOf(terms);
            if (terms.size() < 2 || terms.stream().anyMatch(And.class::isInstance)) {
                throw new IllegalArgumentException("Expected two terms or more that are no chain of and themselves");
            }
        }
    }

    /**
     * @param terms two or more, none of them an {@link Or}
     */
    record Or(Range range, List<Expression> terms) implements Expression {

        public Or {
            terms = List.copyOf(terms);
            if (terms.size() < 2 || terms.stream().anyMatch(Or.class::isInstance)) {
                throw new IllegalArgumentException("Expected two terms or more that are no chain of or themselves");
            }
        }
    }

    record Not(Range range, Expression term) implements Expression {}

    /** One and the same alert satisfies all of it. Never inside another one; holds of an alert by itself as its term does. */
    record Each(Range range, Expression term) implements Expression {}

    /**
     * @param comparator for text, labels and enumerated fields only {@link Comparator#EQUAL}
     * @param value of the operand's type; text for labels
     */
    record Comparison(Range range, Operand operand, Comparator comparator, Value value) implements Expression {}

    /**
     * The operand is equal to one of the values.
     *
     * @param values one or more, of the operand's type, as written: the same may come twice
     */
    record In(Range range, Operand operand, List<Value> values) implements Expression {

        public In {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("Expected one value or more, but there is none");
            }
        }
    }

    /**
     * The regular expression is found somewhere in the value.
     *
     * @param operand a label, a text field or an enumerated one
     * @param regex in RE2 syntax, known to compile within the limits
     */
    record Matches(Range range, Operand operand, String regex) implements Expression {}

    /**
     * Some alert has the label.
     *
     * @param label without the {@code ~}
     */
    record Has(Range range, String label) implements Expression {}

    /**
     * The flag is true.
     *
     * @param field of type {@link io.tocsin.mql.schema.Type#FLAG}
     */
    record Flag(Range range, Field field) implements Expression {}

    /**
     * Each of the words is found, whatever its case, in the title, the text, a trigger or a label value; not all of them
     * need to be found in the same one.
     *
     * @param words one or more, none empty, none with white space in it, as written
     */
    record Words(Range range, List<String> words) implements Expression {

        public Words {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("Expected one word or more, but there is none");
            }
        }
    }

    /** The same without saying where it was written, so that two texts of one meaning are equal. */
    default Expression withoutRanges() {
        Range none = Range.NONE;
        return switch (this) {
            case Everything ignored -> new Everything(none);
            case And and -> new And(none, withoutRanges(and.terms));
            case Or or -> new Or(none, withoutRanges(or.terms));
            case Not not -> new Not(none, not.term.withoutRanges());
            case Each each -> new Each(none, each.term.withoutRanges());
            case Comparison c -> new Comparison(none, c.operand, c.comparator, c.value);
            case In in -> new In(none, in.operand, in.values);
            case Matches matches -> new Matches(none, matches.operand, matches.regex);
            case Has has -> new Has(none, has.label);
            case Flag flag -> new Flag(none, flag.field);
            case Words words -> new Words(none, words.words);
        };
    }

    private static List<Expression> withoutRanges(List<Expression> terms) {
        return terms.stream().map(Expression::withoutRanges).toList();
    }
}
