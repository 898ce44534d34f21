package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.schema.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What guards look at: a label or field of the alert, whole or its beginning.
 *
 * @param characters of the beginning; {@link #WHOLE} for the whole value
 */
record Glance(Operand operand, int characters) {

    static final int WHOLE = 0;

    private static final int BITS = 63;

    /** Of all values that the alert has there; never the highest bit. */
    long bits(AlertView alert) {
        return switch (operand) {
            case Operand.OfLabel(String name) -> bits(alert.label(name));
            case Operand.OfField(Field field) ->
                field == Field.SOURCE ? bits(alert.sources()) : bits(alert.text(field));
        };
    }

    private long bits(List<String> values) {
        long bits = 0;
        for (int i = 0; i < values.size(); i++) {
            bits |= bits(values.get(i));
        }
        return bits;
    }

    private long bits(@Nullable String value) {
        if (value == null || value.length() < characters) {
            return 0;
        }
        return characters == WHOLE ? bit(value) : bit(value, characters);
    }

    static long bit(String value) {
        return bit(value.hashCode());
    }

    static long bit(String value, int beginning) {
        int hash = beginning;
        for (int i = 0; i < beginning; i++) {
            hash = 31 * hash + value.charAt(i);
        }
        return bit(hash);
    }

    private static long bit(int hash) {
        return 1L << Integer.remainderUnsigned(hash * 0x9E3779B9, BITS);
    }
}
