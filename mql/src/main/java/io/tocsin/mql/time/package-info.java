/**
 * Durations and times as a query writes them.
 *
 * <p>Owns both notations, to read and to write. Must not know what they are compared with.
 */
@NullMarked
package io.tocsin.mql.time;

import org.jspecify.annotations.NullMarked;
