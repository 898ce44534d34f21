/**
 * Reads columns that every table has: {@link io.tocsin.projections.rows.Columns}. Knows no table.
 */
@NullMarked
package io.tocsin.projections.rows;

import org.jspecify.annotations.NullMarked;
