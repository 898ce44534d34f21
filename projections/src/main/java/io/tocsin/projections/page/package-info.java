/**
 * Lists in pages: limit, cursor, page. Knows no list in particular.
 */
@NullMarked
package io.tocsin.projections.page;

import org.jspecify.annotations.NullMarked;
