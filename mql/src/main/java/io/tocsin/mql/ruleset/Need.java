package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import java.util.Set;

/**
 * Without one of the keys, the expression does not hold; with one of them it holds when the rest does.
 *
 * @param keys none when it never holds
 * @param rest what is left to ask, of which {@link Expression.Everything} is nothing
 */
record Need(Set<Key> keys, Expression rest) {

    boolean isExact() {
        return rest instanceof Expression.Everything;
    }
}
