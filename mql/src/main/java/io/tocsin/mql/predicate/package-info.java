/**
 * Decides in memory whether an alert or an incident satisfies an expression.
 *
 * <p>An expression is compiled once into small tests and then asked many times, by many threads, without allocating
 * (regular expressions that are no literals in disguise excepted). Owns the exact semantics that every other back end is
 * compared with; must not know where alerts and incidents come from. Entry: {@link io.tocsin.mql.predicate.Predicates};
 * callers implement {@link io.tocsin.mql.predicate.AlertView} and {@link io.tocsin.mql.predicate.IncidentView}.
 */
@NullMarked
package io.tocsin.mql.predicate;

import org.jspecify.annotations.NullMarked;
