/**
 * Regular expressions in RE2 syntax, of bounded size.
 *
 * <p>Owns how large one may be, and which ones are but literal texts in disguise, or need some to be
 * there. Must not know queries. Entry:
 * {@link io.tocsin.mql.regex.BoundedRegex}.
 */
@NullMarked
package io.tocsin.mql.regex;

import org.jspecify.annotations.NullMarked;
