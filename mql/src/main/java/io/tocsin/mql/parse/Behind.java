package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.grammar.MqlParser;
import io.tocsin.mql.parse.Cursor.Slot;
import io.tocsin.mql.problem.Limits;
import io.tocsin.mql.problem.Problems;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The tokens before a cursor, read backwards. */
record Behind(List<Token> tokens, Offsets offsets, String text) {

    Slot slot() {
        int last = type(1);
        if (Sign.is(last) || list() >= 0) {
            return Slot.VALUE;
        }
        return switch (last) {
            case MqlParser.HAS -> Slot.LABEL;
            case MqlParser.OF -> Slot.TIME;
            case MqlParser.LIMIT, MqlParser.EVERY, MqlParser.PLUS, MqlParser.MINUS -> Slot.FREE;
            default -> inSection();
        };
    }

    /** The name that is compared, or that was just written. */
    Syntax.@Nullable Name about() {
        int list = list();
        int at = Sign.is(type(1)) ? tokens.size() - 2 : list >= 0 ? list : tokens.size() - 1;
        if (at < 0) {
            return null;
        }
        Token token = tokens.get(at);
        Range range = offsets.of(token);
        String written = text.substring(range.from(), range.to());
        if (token.getType() == MqlParser.WORD) {
            return new Syntax.Name(range, false, written);
        }
        return token.getType() == MqlParser.LABEL ? new Syntax.Name(range, true, label(range, written)) : null;
    }

    private String label(Range range, String written) {
        boolean quoted = written.startsWith("\"", 1) || written.startsWith("'", 1);
        Problems ignored = new Problems(text, Limits.DEFAULT);
        return quoted ? Quotes.off(new Range(range.from() + 1, range.to()), ignored) : written.substring(1);
    }

    private Slot inSection() {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            switch (tokens.get(i).getType()) {
                case MqlParser.ARROW -> {
                    return Slot.TARGET;
                }
                case MqlParser.PIPE -> {
                    return type(1) == MqlParser.LPAREN ? Slot.MEASURE : Slot.FUNCTION;
                }
                case MqlParser.BY -> {
                    boolean order = i > 0 && tokens.get(i - 1).getType() == MqlParser.ORDER;
                    return order ? Slot.ORDER : Slot.GROUP;
                }
                default -> {}
            }
        }
        return Slot.CONDITION;
    }

    /** Where the name of the list is that is not closed yet; −1 outside of lists. */
    private int list() {
        int i = tokens.size() - 1;
        while (i >= 0 && isInList(tokens.get(i).getType())) {
            i--;
        }
        boolean list = i > 1
                && tokens.get(i).getType() == MqlParser.LPAREN
                && tokens.get(i - 1).getType() == MqlParser.IN;
        if (!list) {
            return -1;
        }
        return tokens.get(i - 2).getType() == MqlParser.NOT ? i - 3 : i - 2;
    }

    private static boolean isInList(int type) {
        return type == MqlParser.COMMA
                || type == MqlParser.STRING
                || type == MqlParser.WORD
                || type == MqlParser.SIGNED
                || type == MqlParser.PLUS
                || type == MqlParser.MINUS;
    }

    private int type(int back) {
        return tokens.size() < back
                ? Token.INVALID_TYPE
                : tokens.get(tokens.size() - back).getType();
    }
}
