/**
 * What can be wrong with a text: limits, faults, and problems told so that one knows what to write instead.
 *
 * <p>Owns the shape and the rendering of messages; must not know the grammar. Entries:
 * {@link io.tocsin.mql.problem.Problem}, {@link io.tocsin.mql.problem.Limits}.
 */
@NullMarked
package io.tocsin.mql.problem;

import org.jspecify.annotations.NullMarked;
