/**
 * Severity S1 … S9, its two halves (impact and likelihood) and what it means for the time to answer.
 */
@NullMarked
package io.tocsin.core.severity;

import org.jspecify.annotations.NullMarked;
