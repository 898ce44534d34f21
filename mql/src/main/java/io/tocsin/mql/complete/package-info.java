/**
 * What can be written next: fields, labels, values, keywords.
 *
 * <p>Must not know where labels are kept: the caller implements {@link io.tocsin.mql.complete.SeenValues}. Entry:
 * {@link io.tocsin.mql.complete.Completion}.
 */
@NullMarked
package io.tocsin.mql.complete;

import org.jspecify.annotations.NullMarked;
