package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Without one of the keys, the expression does not hold; with one of them it holds when the rest does.
 *
 * @param keys none when it never holds
 * @param rest what is left to ask, of which {@link Expression.Everything} is nothing
 * @param guard a cheap test without which the rest does not hold; null for none
 */
record Need(Set<Key> keys, Expression rest, @Nullable Guard guard) {

    Need(Set<Key> keys, Expression rest) {
        this(keys, rest, null);
    }

    boolean isExact() {
        return rest instanceof Expression.Everything;
    }
}
