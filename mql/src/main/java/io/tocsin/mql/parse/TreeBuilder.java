package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.grammar.MqlParser.AboutContext;
import io.tocsin.mql.grammar.MqlParser.AffirmedContext;
import io.tocsin.mql.grammar.MqlParser.ComparisonContext;
import io.tocsin.mql.grammar.MqlParser.ConjunctionContext;
import io.tocsin.mql.grammar.MqlParser.EachContext;
import io.tocsin.mql.grammar.MqlParser.ExpressionContext;
import io.tocsin.mql.grammar.MqlParser.GroupContext;
import io.tocsin.mql.grammar.MqlParser.HasContext;
import io.tocsin.mql.grammar.MqlParser.MembershipContext;
import io.tocsin.mql.grammar.MqlParser.NegatedContext;
import io.tocsin.mql.grammar.MqlParser.NegationContext;
import io.tocsin.mql.grammar.MqlParser.PrimaryContext;
import io.tocsin.mql.grammar.MqlParser.QueryContext;
import io.tocsin.mql.grammar.MqlParser.WordsContext;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.problem.Problems;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Makes plain records of ANTLR's tree, and leaves out what is broken. */
final class TreeBuilder {

    private final Offsets offsets;
    private final Set<Integer> half;
    private final Leaves leaves;
    private final TailBuilder tail;

    /**
     * @param half where names begin behind which reading failed
     */
    TreeBuilder(Offsets offsets, Set<Integer> half, Problems problems) {
        this.half = half;
        this.offsets = offsets;
        this.leaves = new Leaves(offsets, problems);
        this.tail = new TailBuilder(offsets, leaves);
    }

    SyntaxTree tree(QueryContext query) {
        return new SyntaxTree(
                expression(query.expression()),
                TailBuilder.whole(query.clause(), tail::clause),
                tail.figures(query.figures()),
                tail.route(query.route()));
    }

    private @Nullable Syntax expression(@Nullable ExpressionContext context) {
        return context == null
                ? null
                : chain(context, false, TailBuilder.whole(context.conjunction(), this::conjunction));
    }

    private @Nullable Syntax conjunction(ConjunctionContext context) {
        return chain(context, true, TailBuilder.whole(context.negation(), this::negation));
    }

    private @Nullable Syntax chain(ParserRuleContext context, boolean all, List<Syntax> terms) {
        if (terms.isEmpty()) {
            return null;
        }
        return terms.size() == 1 ? terms.getFirst() : new Syntax.Chain(offsets.of(context), all, terms);
    }

    private @Nullable Syntax negation(NegationContext context) {
        return switch (context) {
            case NegatedContext negated
            when negated.term != null -> {
                Syntax term = negation(negated.term);
                yield term == null ? null : new Syntax.Negated(offsets.of(negated), term);
            }
            case AffirmedContext affirmed when affirmed.term != null -> primary(affirmed.term);
            default -> null;
        };
    }

    private @Nullable Syntax primary(PrimaryContext context) {
        return switch (context) {
            case GroupContext group -> expression(group.term);
            case EachContext each -> {
                Syntax term = expression(each.term);
                yield term == null ? null : new Syntax.Each(offsets.of(each), term);
            }
            case AboutContext about -> about(about);
            case HasContext has
            when has.exception == null -> {
                Name name = leaves.name(has.name);
                yield name == null ? null : new Syntax.Has(offsets.of(has), name);
            }
            case WordsContext words
            when words.exception == null -> new Syntax.Quoted(offsets.of(words), leaves.unquoted(words.text));
            default -> null;
        };
    }

    private @Nullable Syntax about(AboutContext context) {
        Name name = leaves.name(context.name);
        if (name == null) {
            return null;
        }
        Range range = offsets.of(context);
        Syntax whole = switch (context.test()) {
            case null -> half.contains(range.from()) ? null : new Syntax.Alone(range, name);
            case ComparisonContext comparison -> compared(range, name, comparison);
            case MembershipContext membership -> listed(range, name, membership);
            default -> null;
        };
        return whole == null && context.test() != null ? new Syntax.Incomplete(range, name) : whole;
    }

    private @Nullable Syntax compared(Range range, Name name, ComparisonContext context) {
        Literal value = leaves.value(context.right);
        if (context.exception != null || value == null) {
            return null;
        }
        return new Syntax.Compared(range, name, Sign.of(context.sign.getType()), offsets.of(context.sign), value);
    }

    private @Nullable Syntax listed(Range range, Name name, MembershipContext context) {
        List<Literal> values = TailBuilder.whole(context.value(), leaves::value);
        if (context.exception != null || values.size() < context.value().size()) {
            return null;
        }
        return new Syntax.Listed(range, name, context.inverted != null, values);
    }
}
