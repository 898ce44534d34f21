/**
 * The canonical text of a query: one way to write each meaning. Reading it gives an equal tree.
 *
 * <p>Must not fail, whatever the tree. Entry: {@link io.tocsin.mql.format.Formatter}.
 */
@NullMarked
package io.tocsin.mql.format;

import org.jspecify.annotations.NullMarked;
