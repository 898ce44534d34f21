/**
 * Folds domain events into rows: {@link io.tocsin.projections.fold.Projector}. The only package that writes the tables. Must
 * not read a clock: the same events give the same rows, in whatever batches they come.
 */
@NullMarked
package io.tocsin.projections.fold;

import org.jspecify.annotations.NullMarked;
