/**
 * What people saw at a moment of the past: {@link io.tocsin.projections.past.PastTables} lets a search of today see the tables
 * as they were. Whatever has not changed since is read from them; what has is folded again from its events, by what folds them.
 * Keeps nothing: all that it makes is gone with the answer.
 */
@NullMarked
package io.tocsin.projections.past;

import org.jspecify.annotations.NullMarked;
