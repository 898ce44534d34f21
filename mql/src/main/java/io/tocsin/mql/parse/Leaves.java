package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.grammar.MqlParser.BareContext;
import io.tocsin.mql.grammar.MqlParser.OperandContext;
import io.tocsin.mql.grammar.MqlParser.QuotedContext;
import io.tocsin.mql.grammar.MqlParser.TargetContext;
import io.tocsin.mql.grammar.MqlParser.ValueContext;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.problem.Problems;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Names and values. */
final class Leaves {

    private final Offsets offsets;
    private final Problems problems;

    Leaves(Offsets offsets, Problems problems) {
        this.offsets = offsets;
        this.problems = problems;
    }

    @Nullable Name name(@Nullable OperandContext context) {
        if (context == null || context.exception != null) {
            return null;
        }
        Range range = offsets.of(context);
        if (context.LABEL() == null) {
            return new Name(range, false, context.getText());
        }
        Range behindTilde = new Range(range.from() + 1, range.to());
        String written = context.getText().substring(1);
        boolean quoted = written.startsWith("\"") || written.startsWith("'");
        return new Name(range, true, quoted ? Quotes.off(behindTilde, problems) : written);
    }

    @Nullable Literal value(@Nullable ValueContext context) {
        if (context == null || context.exception != null) {
            return null;
        }
        return switch (context) {
            case QuotedContext quoted -> unquoted(quoted.getStart());
            case BareContext bare when bare.sign != null && broken(bare.shift) -> null;
            case BareContext bare -> new Literal(offsets.of(bare), bare.getText(), false, bare.getChildCount() > 1);
            default -> null;
        };
    }

    @Nullable Literal target(TargetContext context) {
        if (context.exception != null) {
            return null;
        }
        Token token = context.getStart();
        return context.STRING() == null
                ? new Literal(offsets.of(token), token.getText(), false, false)
                : unquoted(token);
    }

    Literal unquoted(Token string) {
        Range range = offsets.of(string);
        return new Literal(range, Quotes.off(range, problems), true, false);
    }

    private static boolean broken(@Nullable ParserRuleContext context) {
        return context == null || context.exception != null;
    }
}
