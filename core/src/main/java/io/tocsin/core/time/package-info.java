/**
 * How people write durations: {@code 30s}, {@code 1h30m}. Owns that notation and nothing else; reads no clock.
 */
@NullMarked
package io.tocsin.core.time;

import org.jspecify.annotations.NullMarked;
