package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/**
 * The alert was put under a group alert, which is shown as its cause.
 *
 * @param under the group alert
 * @param tie the name of the annotation that says so, after the double underscore
 */
public record AlertGrouped(Fingerprint fingerprint, Instant at, Fingerprint under, String tie) implements AlertEvent {}
