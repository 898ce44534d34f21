/** Whole searches as files, whatever their size, for the tools that analysts have. */
@NullMarked
package io.tocsin.api.export;

import org.jspecify.annotations.NullMarked;
