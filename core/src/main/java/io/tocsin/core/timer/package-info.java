/**
 * Time's own part in the life of incidents: {@link io.tocsin.core.timer.Timers} asks the store what is due and lets
 * {@link io.tocsin.core.incident.IncidentDecider} decide. Knows no rule of its own.
 */
@NullMarked
package io.tocsin.core.timer;

import org.jspecify.annotations.NullMarked;
