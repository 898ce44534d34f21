/**
 * A month of an invented company, to look at and to measure with: its sources say what sources say, its people do what people do,
 * all through the intake, the commands and the timers, with a clock that this package moves. Decides nothing itself, inserts no
 * rows, and touches no store that is not empty.
 */
@NullMarked
package io.tocsin.api.demo;

import org.jspecify.annotations.NullMarked;
