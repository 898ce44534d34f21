/**
 * Alerts over HTTP: what the projections tell, overlaid with what the intake has heard since. Repetitions are no domain
 * events, so the last word is in the intake's memory only.
 */
@NullMarked
package io.tocsin.api.alert;

import org.jspecify.annotations.NullMarked;
