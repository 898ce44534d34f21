package io.tocsin.projections.fold;

/** A stretch of time in which an alert was muted, and by which mute. */
record EndedMute(EndedSpan span, String mute) {}
