package io.tocsin.core.store;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.incident.IncidentNumber;
import org.jspecify.annotations.Nullable;

/** An alert, and the incident it last belonged to. */
public record KnownAlert(AlertState state, @Nullable IncidentNumber incident) {

    /** What became of one in a batch. */
    public record Change(KnownAlert before, KnownAlert after) {

        /** Whether it is found otherwise than before: it is new, opened or closed, or in another incident. */
        boolean movesHead() {
            return before.state.sequence() < 0
                    || before.state.status().open() != after.state.status().open()
                    || (after.incident != null && !after.incident.equals(before.incident));
        }
    }
}
