package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import java.util.Set;

/**
 * Which labels do not identify.
 *
 * @param ignore are dropped
 * @param collect are kept with their values, beside those that identify
 */
record IdentityRule(int line, Expression expression, Set<String> ignore, Set<String> collect) {}
