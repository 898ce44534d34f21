package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser;
import io.tocsin.mql.grammar.MqlParser.ConjunctionContext;
import io.tocsin.mql.grammar.MqlParser.EachContext;
import io.tocsin.mql.grammar.MqlParser.FigureContext;
import io.tocsin.mql.grammar.MqlParser.GroupContext;
import io.tocsin.mql.grammar.MqlParser.SortContext;
import io.tocsin.mql.grammar.MqlParser.TargetContext;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import java.util.Objects;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong, skips to where the next condition or clause may begin, and goes on there. Nothing is put in or left
 * out to make a broken part whole.
 */
final class Recovery extends DefaultErrorStrategy {

    private final Offsets offsets;
    private final Set<Integer> half;
    private final Problems problems;

    /**
     * @param half is given where names begin behind which reading failed
     */
    Recovery(Offsets offsets, Set<Integer> half, Problems problems) {
        this.offsets = offsets;
        this.half = half;
        this.problems = problems;
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    /** Between the terms of a chain: what cannot follow a term is told of and skipped, so that later terms are looked at. */
    @Override
    public void sync(Parser parser) {
        Token next = parser.getCurrentToken();
        if (!(parser.getContext() instanceof ConjunctionContext chain) || mayFollow(chain, next.getType())) {
            return;
        }
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            tell(parser, next);
        }
        skip(parser, chain, next.getType() == MqlParser.RPAREN ? -1 : 0);
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            tell(parser, e.getOffendingToken());
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        skip(parser, parser.getContext(), opened(parser));
    }

    private void tell(Parser parser, Token offending) {
        Around around = new Around(parser.getInputStream(), problems.text(), offsets);
        if (around.behindName()) {
            half.add(offsets.of(Objects.requireNonNull(around.before(1))).from());
        }
        Advice advice = Advice.on(around);
        String expected = advice.expected() != null ? advice.expected() : Expectation.in(parser.getContext(), around);
        String but = advice.but() != null ? advice.but() : found(offending);
        String suggestion = advice.suggestion() != null ? advice.suggestion() : onParentheses(parser, offending);
        problems.add(Fault.SYNTAX, offsets.of(offending), expected, but, suggestion);
    }

    private static String found(Token offending) {
        return offending.getType() == Token.EOF
                ? "the text ends here"
                : "found " + Problems.quoted(offending.getText());
    }

    private @Nullable String onParentheses(Parser parser, Token offending) {
        if (offending.getType() == MqlParser.RPAREN && !isInside(parser.getContext())) {
            return parser.getContext() instanceof ConjunctionContext ? "No `(` is open here." : null;
        }
        boolean open = parser.getContext() instanceof GroupContext || parser.getContext() instanceof EachContext;
        if (!open || opened(parser) == 0) {
            return null;
        }
        int from = offsets.of(parser.getContext().getStart()).from();
        return "It would close " + Problems.quoted(problems.text().substring(from)) + ".";
    }

    /** How many parentheses were opened since the present rule began, and not closed. */
    private static int opened(Parser parser) {
        TokenStream tokens = parser.getInputStream();
        int open = 0;
        for (int i = parser.getContext().getStart().getTokenIndex(); i < tokens.index(); i++) {
            int type = tokens.get(i).getType();
            open += type == MqlParser.LPAREN ? 1 : type == MqlParser.RPAREN ? -1 : 0;
        }
        return Math.max(0, open);
    }

    private static void skip(Parser parser, RuleContext from, int opened) {
        int open = opened;
        while (parser.getCurrentToken().getType() != Token.EOF) {
            int type = parser.getCurrentToken().getType();
            if (open == 0 && mayFollow(from, type)) {
                return;
            }
            open += type == MqlParser.LPAREN ? 1 : type == MqlParser.RPAREN && open != 0 ? -1 : 0;
            open = Math.max(open, 0);
            parser.consume();
        }
    }

    private static boolean mayFollow(RuleContext context, int type) {
        return switch (type) {
            case MqlParser.AND,
                    MqlParser.OR,
                    MqlParser.AS,
                    MqlParser.ORDER,
                    MqlParser.LIMIT,
                    MqlParser.PIPE,
                    MqlParser.ARROW,
                    Token.EOF -> true;
            case MqlParser.RPAREN -> isInside(context);
            case MqlParser.COMMA ->
                context instanceof SortContext || context instanceof FigureContext || context instanceof TargetContext;
            default -> false;
        };
    }

    /** Whether there is an open parenthesis around the conditions here. */
    private static boolean isInside(RuleContext context) {
        for (RuleContext at = context.getParent(); at != null; at = at.getParent()) {
            if (at instanceof GroupContext || at instanceof EachContext) {
                return true;
            }
        }
        return false;
    }
}
