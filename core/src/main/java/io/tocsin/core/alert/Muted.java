package io.tocsin.core.alert;

import io.tocsin.core.mute.MuteId;

/**
 * What happens to the alert concerns no incident for now.
 *
 * @param placed it had come to its incident before: that learns of it later, but no other is opened
 */
public record Muted(MuteId by, boolean placed) {}
