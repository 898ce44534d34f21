package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.incident.IncidentNumber;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the intake holds it.
 *
 * @param incident the one it last belonged to
 */
public record Watched(
        AlertState state, Heard heard, @Nullable IncidentNumber incident) {

    Watched in(IncidentNumber number) {
        return new Watched(state, heard, number);
    }
}
