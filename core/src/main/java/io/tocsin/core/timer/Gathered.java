package io.tocsin.core.timer;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentNumber;
import java.util.Collection;
import java.util.Optional;

/** The alerts of incidents, as far as time's part in their life asks for them. */
public interface Gathered {

    /** Whether some alert of the incident is open. */
    boolean anyOpen(IncidentNumber number);

    /** Its alerts. */
    Collection<AlertState> of(IncidentNumber number);

    /** The last thing that happened to it, when that was a rule that closed it. */
    Optional<IncidentClosedByRule> closedByRule(IncidentNumber number);
}
