/**
 * A message: one delivery from a source, kept verbatim, and the two facts that can be said of it: received or rejected.
 */
@NullMarked
package io.tocsin.core.message;

import org.jspecify.annotations.NullMarked;
