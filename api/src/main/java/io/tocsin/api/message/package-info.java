/**
 * Messages over HTTP: what came, whether it was understood, and its bytes as they came. Those bytes are hostile: they are
 * handed out for keeping, never for a browser to show.
 */
@NullMarked
package io.tocsin.api.message;

import org.jspecify.annotations.NullMarked;
