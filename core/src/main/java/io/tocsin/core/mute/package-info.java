/**
 * Mutes: for a while, matching alerts are tracked as ever but concern no incident. {@link io.tocsin.core.mute.MuteDecider}
 * decides about one, {@link io.tocsin.core.mute.Mutes} says which holds for an alert. Knows neither the rulebook nor the store.
 */
@NullMarked
package io.tocsin.core.mute;

import org.jspecify.annotations.NullMarked;
