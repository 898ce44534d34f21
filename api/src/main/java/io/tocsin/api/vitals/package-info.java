/**
 * How Tocsin itself is: what may be wrong with it and when that is said, and the ping that others expect while all is well.
 * Asks the parts, changes none of them.
 */
@NullMarked
package io.tocsin.api.vitals;

import org.jspecify.annotations.NullMarked;
