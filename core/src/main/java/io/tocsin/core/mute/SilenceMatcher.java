package io.tocsin.core.mute;

/** A condition as Alertmanager's clients say it, kept so that they get it back word for word. */
public record SilenceMatcher(String name, String value, boolean isRegex, boolean isEqual) {}
