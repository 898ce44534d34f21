package io.tocsin.api.vitals;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One thing that may be wrong with Tocsin.
 *
 * @param trigger of the alert that tells of it
 * @param sign asked every few seconds; may fail
 * @param illFor it is told once it has been so for so long without a break
 * @param wellFor likewise, that it is over
 */
public record Ailment(String trigger, Supplier<Sign> sign, Duration illFor, Duration wellFor) {}
