/**
 * What a person sees in a browser: the queue, one incident and its commands, search, analytics, the archive. Rendered here,
 * from records made for the templates; whatever a source sent is text to be escaped. Decides nothing: commands go where the
 * HTTP interface sends them too.
 */
@NullMarked
package io.tocsin.api.page;

import org.jspecify.annotations.NullMarked;
