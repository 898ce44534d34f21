/**
 * What analysts' own tools read: views over the live tables that stay as they are while the tables change. Nothing of Tocsin
 * itself reads them.
 */
@NullMarked
package io.tocsin.projections.reporting;

import org.jspecify.annotations.NullMarked;
