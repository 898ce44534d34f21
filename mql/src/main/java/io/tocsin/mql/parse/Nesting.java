package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * How deep a text is nested, found by one look at its tokens, before any method calls itself for them. Parentheses count,
 * and {@code not}s that follow each other.
 */
final class Nesting {

    private final int limit;
    private final int[] outside;
    private int open;
    private int nots;

    private Nesting(int limit) {
        this.limit = limit;
        this.outside = new int[limit + 1];
    }

    /** The first token that is nested deeper than allowed; null when none is. */
    static @Nullable Token firstBeyond(int limit, List<Token> tokens) {
        Nesting nesting = new Nesting(limit);
        for (Token token : tokens) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL && !nesting.bears(token.getType())) {
                return token;
            }
        }
        return null;
    }

    private boolean bears(int type) {
        switch (type) {
            case MqlParser.NOT -> nots++;
            case MqlParser.LPAREN -> enter();
            case MqlParser.RPAREN -> leave();
            case MqlParser.EACH -> {}
            default -> nots = open == 0 ? 0 : outside[open];
        }
        return nots + open <= limit;
    }

    private void enter() {
        open++;
        if (open <= limit) {
            outside[open] = nots;
        }
    }

    private void leave() {
        if (open > 0) {
            open--;
        }
        nots = open == 0 ? 0 : outside[open];
    }
}
