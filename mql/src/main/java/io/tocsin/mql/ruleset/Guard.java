package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.schema.Field;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second thing that a rule needs besides what it was found by: one of some values of another label or field, as bits of their
 * hashes. An alert without one of the bits does not satisfy the rule, which so need not be looked at; with one of them it may.
 *
 * @param bits never the highest, which is left to {@link Asking}
 */
record Guard(Operand operand, long bits) {

    private static final int BITS = 63;
    /** With more values nearly every alert would get past it. */
    private static final int FEW = 16;

    /** Null when the keys are not a few values of one operand. */
    static @Nullable Guard of(Set<Key> keys) {
        if (keys.isEmpty() || keys.size() > FEW) {
            return null;
        }
        Operand operand = keys.iterator().next().operand();
        boolean values = keys.stream()
                .allMatch(key -> key.kind() == Key.Kind.EQUAL && key.operand().equals(operand));
        return values
                ? new Guard(
                        operand, keys.stream().mapToLong(key -> bit(key.text())).reduce(0, (a, b) -> a | b))
                : null;
    }

    /** Of all values that the alert has there. */
    static long bits(Operand operand, AlertView alert) {
        return switch (operand) {
            case Operand.OfLabel(String name) -> bit(alert.label(name));
            case Operand.OfField(Field field) -> field == Field.SOURCE ? bits(alert.sources()) : bit(alert.text(field));
        };
    }

    private static long bits(List<String> values) {
        long bits = 0;
        for (int i = 0; i < values.size(); i++) {
            bits |= bit(values.get(i));
        }
        return bits;
    }

    private static long bit(@Nullable String value) {
        return value == null ? 0 : 1L << Integer.remainderUnsigned(value.hashCode() * 0x9E3779B9, BITS);
    }
}
