package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as it is written; parentheses are gone. Parts that were broken are left out. */
public sealed interface Syntax {

    Range range();

    /**
     * A chain of one connective.
     *
     * @param all joined by {@code and}, else by {@code or}
     * @param terms one or more; fewer than were written when some were broken
     */
    record Chain(Range range, boolean all, List<Syntax> terms) implements Syntax {}

    record Negated(Range range, Syntax term) implements Syntax {}

    record Each(Range range, Syntax term) implements Syntax {}

    record Has(Range range, Name name) implements Syntax {}

    /** Words in quotes. */
    record Quoted(Range range, Literal text) implements Syntax {}

    /** A name and nothing else. */
    record Alone(Range range, Name name) implements Syntax {}

    record Compared(Range range, Name name, Sign sign, Range signRange, Literal value) implements Syntax {}

    /**
     * @param values one or more
     */
    record Listed(Range range, Name name, boolean negated, List<Literal> values) implements Syntax {}

    /** Of a broken comparison, what can still be checked. */
    record Incomplete(Range range, Name name) implements Syntax {}

    /**
     * @param label written with a {@code ~}
     * @param text without the {@code ~}, unquoted
     */
    record Name(Range range, boolean label, String text) {}

    /**
     * A value.
     *
     * @param text unquoted; of {@code now - 7d} without the white space
     * @param sum made of several words, such as {@code now - 7d}
     */
    record Literal(Range range, String text, boolean quoted, boolean sum) {}

    /** What follows the condition of a search. */
    sealed interface Clause {
        Range range();
    }

    record AsOf(Range range, Literal moment) implements Clause {}

    record OrderBy(Range range, List<Sort> sorts) implements Clause {}

    record Limit(Range range, Literal count) implements Clause {}

    record Sort(Range range, Name name, boolean descending) {}

    /**
     * @param range of what follows the {@code |}
     */
    record Figures(
            Range range,
            List<Figure> figures,
            List<Name> by,
            @Nullable Literal every) {}

    /**
     * @param name null without a field
     */
    record Figure(Range range, String function, @Nullable Name name) {}

    /**
     * @param range of what follows the arrow
     */
    record Route(Range range, List<Literal> targets) {}
}
