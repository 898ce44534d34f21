/** Mutes over HTTP: which there are, who set, changed and ended them, and in MQL to set and to end one. */
@NullMarked
package io.tocsin.api.mute;

import org.jspecify.annotations.NullMarked;
