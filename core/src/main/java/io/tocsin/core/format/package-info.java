/**
 * The normalisers: the bytes of each wire format become events, or faults that say where and what was expected. The way in
 * is {@link io.tocsin.core.format.Formats}.
 *
 * <p>Pure: no clock, no database, no network; the same bytes, received at the same time from the same sender, give the same
 * events for ever. What a later version reads differently has a later {@link io.tocsin.core.format.Formats#VERSION}.
 */
@NullMarked
package io.tocsin.core.format;

import org.jspecify.annotations.NullMarked;
