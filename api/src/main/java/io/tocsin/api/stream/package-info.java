/**
 * Incidents as they change, told to many readers at once as server-sent events. {@link io.tocsin.api.stream.Hub} looks for
 * changes once for all of them and asks each distinct condition once; {@link io.tocsin.api.stream.Reader} brings what concerns
 * one reader, in a virtual thread, from any position on. Must not write, and must not make anybody wait for a slow reader.
 */
@NullMarked
package io.tocsin.api.stream;

import org.jspecify.annotations.NullMarked;
