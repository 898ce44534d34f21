package io.tocsin.core.mute;

import io.tocsin.mql.ast.Expression;

/** A mute that is not over. */
public record StandingMute(MuteId id, Expression match, Window window) {}
