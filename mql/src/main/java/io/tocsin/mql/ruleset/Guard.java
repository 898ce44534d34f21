package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ruleset.Key.Kind;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A second thing that a rule needs besides what it was found by: one of some values of another label or field, or beginnings of
 * such, as bits of their hashes. An alert without one of the bits does not satisfy the rule, which so need not be looked at; with
 * one of them it may.
 */
record Guard(Glance glance, long bits) {

    /** With more values nearly every alert would get past it. */
    private static final int FEW = 16;
    /** Of a beginning; more tells little more. */
    private static final int CHARACTERS = 16;

    /** Null when the keys are not a few values, or a few beginnings of values, of one operand. */
    static @Nullable Guard of(Set<Key> keys) {
        if (keys.isEmpty() || keys.size() > FEW) {
            return null;
        }
        Key first = keys.iterator().next();
        boolean alike = keys.stream()
                .allMatch(key -> key.kind() == first.kind() && key.operand().equals(first.operand()));
        return alike ? of(first.operand(), first.kind(), keys) : null;
    }

    private static @Nullable Guard of(Operand operand, Kind kind, Set<Key> keys) {
        return switch (kind) {
            case EQUAL -> of(new Glance(operand, Glance.WHOLE), keys, key -> Glance.bit(key.text()));
            case STARTS -> {
                int shortest =
                        keys.stream().mapToInt(key -> key.text().length()).min().orElse(0);
                int length = Math.min(shortest, CHARACTERS);
                yield of(new Glance(operand, length), keys, key -> Glance.bit(key.text(), length));
            }
            case ENDS, CONTAINS, CONTAINS_FOLDED, PRESENT -> null;
        };
    }

    private static Guard of(Glance glance, Set<Key> keys, ToLongFunction<Key> bit) {
        return new Guard(glance, keys.stream().mapToLong(bit).reduce(0, (a, b) -> a | b));
    }
}
