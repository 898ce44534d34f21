/**
 * The intake: whatever has queued up is taken together, decided, appended and committed once, and every sender answered.
 */
@NullMarked
package io.tocsin.core.intake;

import org.jspecify.annotations.NullMarked;
