package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** The tokens before and behind the place where reading failed. */
record Around(TokenStream tokens, String text, Offsets offsets) {

    private static final int SOME = 8;

    /** The token that could not be read. */
    Token next() {
        return tokens.LT(1);
    }

    /** Counted back from the place, from 1; null before the first token. */
    @Nullable Token before(int steps) {
        int left = steps;
        for (int i = tokens.index() - 1; i >= 0; i--) {
            boolean seen = tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL;
            left -= seen ? 1 : 0;
            if (left == 0) {
                return tokens.get(i);
            }
        }
        return null;
    }

    int typeBefore(int steps) {
        Token token = before(steps);
        return token == null ? Token.INVALID_TYPE : token.getType();
    }

    /** As it was written. */
    String text(Token token) {
        return text.substring(offsets.of(token).from(), offsets.of(token).to());
    }

    /** Whether what was read last is a name with nothing said about it. */
    boolean behindName() {
        return switch (typeBefore(1)) {
            case MqlParser.LABEL -> typeBefore(2) != MqlParser.HAS;
            case MqlParser.WORD ->
                switch (typeBefore(2)) {
                    case Token.INVALID_TYPE, MqlParser.AND, MqlParser.OR, MqlParser.NOT, MqlParser.LPAREN -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** Whether a whole condition may have been read last, and another one begins. */
    boolean betweenConditions() {
        return switch (typeBefore(1)) {
            case MqlParser.WORD, MqlParser.SIGNED, MqlParser.STRING, MqlParser.RPAREN -> !behindName();
            default -> false;
        };
    }

    /** Whether what was read last is a comparison, so that a value is missing. */
    boolean behindSign() {
        return Sign.is(typeBefore(1));
    }

    /** The name before the place and the next few plain words behind it, one blank between them. */
    String words() {
        StringBuilder words = new StringBuilder(tokens.LT(-1).getText());
        for (int i = 1; i <= SOME && tokens.LA(i) == MqlParser.WORD; i++) {
            words.append(' ').append(tokens.LT(i).getText());
        }
        return words.toString();
    }
}
