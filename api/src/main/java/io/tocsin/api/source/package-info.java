/**
 * Who sends messages, over HTTP: what the rulebook says of each, and what is heard of it.
 */
@NullMarked
package io.tocsin.api.source;

import org.jspecify.annotations.NullMarked;
