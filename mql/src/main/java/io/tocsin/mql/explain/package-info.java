/**
 * Tells how a query was understood.
 *
 * <p>Owns the words for each part; what a store does with it, the store adds. Entry:
 * {@link io.tocsin.mql.explain.Explanation}.
 */
@NullMarked
package io.tocsin.mql.explain;

import org.jspecify.annotations.NullMarked;
