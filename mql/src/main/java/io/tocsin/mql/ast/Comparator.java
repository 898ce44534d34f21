package io.tocsin.mql.ast;

/** The positive comparisons; {@code !=} is {@code not} around {@link #EQUAL}. */
public enum Comparator {
    EQUAL("="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /** Whether the comparison holds when {@code compareTo} answered so for the value found and the one asked for. */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
