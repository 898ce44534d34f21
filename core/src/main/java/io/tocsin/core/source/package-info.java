/**
 * Whether those who send messages still speak: a source that is to be watched falls silent, and speaks again. {@link
 * io.tocsin.core.source.SourceDecider} decides, {@link io.tocsin.core.source.SourceState} evolves; both are pure. Knows no alert.
 */
@NullMarked
package io.tocsin.core.source;

import org.jspecify.annotations.NullMarked;
