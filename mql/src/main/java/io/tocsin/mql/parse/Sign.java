package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser;

/** A comparison as it is written. */
public enum Sign {
    EQUAL("=", MqlParser.EQ),
    NOT_EQUAL("!=", MqlParser.NE),
    MATCHES("=~", MqlParser.MATCHES),
    NOT_MATCHES("!~", MqlParser.NOT_MATCHES),
    LESS("<", MqlParser.LT),
    AT_MOST("<=", MqlParser.LE),
    GREATER(">", MqlParser.GT),
    AT_LEAST(">=", MqlParser.GE);

    private final String text;
    private final int token;

    Sign(String text, int token) {
        this.text = text;
        this.token = token;
    }

    static Sign of(int token) {
        for (Sign sign : values()) {
            if (sign.token == token) {
                return sign;
            }
        }
        throw new IllegalArgumentException("Expected the token of a comparison, but it is " + token);
    }

    static boolean is(int token) {
        return token >= MqlParser.EQ && token <= MqlParser.GE;
    }

    public String text() {
        return text;
    }

    /** Exactly the contrary of another one. */
    public boolean negative() {
        return this == NOT_EQUAL || this == NOT_MATCHES;
    }

    public boolean regex() {
        return this == MATCHES || this == NOT_MATCHES;
    }
}
