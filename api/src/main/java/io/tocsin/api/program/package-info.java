/**
 * Ties the parts into one program: settings, database, store, intake, projections, in the order in which they start.
 */
@NullMarked
package io.tocsin.api.program;

import org.jspecify.annotations.NullMarked;
