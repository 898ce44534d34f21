package io.tocsin.mql.schema;

/**
 * Whose a field is. An incident has many alerts, so it decides which value is meant, and of how many.
 */
public enum Level {
    /** The incident's alone: unknown of an alert by itself, and not allowed inside {@code each( … )}. */
    INCIDENT,
    /** The alerts': from outside {@code each( … )} an incident has as many values as its alerts have. */
    ALERT,
    /** Both have one: the incident's own is meant, but inside {@code each( … )} and of an alert by itself the alert's. */
    BOTH;

    /** Whether one alert, looked at by itself, has it. */
    public boolean ofAlert() {
        return this != INCIDENT;
    }

    /** Whether an incident has at most one value of its own. */
    public boolean ofIncident() {
        return this != ALERT;
    }
}
