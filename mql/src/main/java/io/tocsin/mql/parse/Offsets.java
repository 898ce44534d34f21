package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** From ANTLR's positions, which are code points, to those of a string. */
final class Offsets {

    private final int length;
    private final int @Nullable [] offsets;

    Offsets(String text) {
        length = text.length();
        offsets = text.codePointCount(0, length) == length ? null : table(text);
    }

    Range of(Token token) {
        if (token.getType() == Token.EOF) {
            return new Range(length, length);
        }
        return new Range(offset(token.getStartIndex()), offset(token.getStopIndex() + 1));
    }

    Range of(ParserRuleContext context) {
        Range first = of(context.getStart());
        Token stop = context.getStop();
        Range last = stop == null ? first : of(stop);
        return last.to() < first.to() ? first : first.to(last);
    }

    private int offset(int codePoint) {
        return offsets == null ? codePoint : offsets[codePoint];
    }

    private static int[] table(String text) {
        int[] table = new int[text.codePointCount(0, text.length()) + 1];
        int offset = 0;
        for (int i = 0; i < table.length - 1; i++) {
            table[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        table[table.length - 1] = offset;
        return table;
    }
}
