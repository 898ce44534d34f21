package io.tocsin.core.intake;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The incidents that the intake changed last, as it left them. People and other nodes change them too: what is here is where
 * reading begins, never what is decided on. For the writer's thread.
 */
final class IncidentMemory {

    private static final int AT_MOST = 10_000;

    private final Map<IncidentNumber, IncidentState> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IncidentNumber, IncidentState> eldest) {
            return size() > AT_MOST;
        }
    };

    Map<IncidentNumber, IncidentState> states() {
        return states;
    }

    void learn(Collection<IncidentState> changed) {
        changed.forEach(state -> states.put(state.number(), state));
    }
}
