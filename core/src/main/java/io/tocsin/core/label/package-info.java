/**
 * Labels: sorted names and values, the words by which alerts are known. Owns nothing else; depends on nothing.
 */
@NullMarked
package io.tocsin.core.label;

import org.jspecify.annotations.NullMarked;
