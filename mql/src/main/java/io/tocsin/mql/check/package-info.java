/**
 * From what is written to what is meant: names become fields, literals become values of the field's type, limits are held.
 *
 * <p>Owns the meaning of a text and tells every mistake in it, with a suggestion where one is near. Must not look at data.
 * Entry: {@link io.tocsin.mql.check.QueryCheck}.
 */
@NullMarked
package io.tocsin.mql.check;

import org.jspecify.annotations.NullMarked;
