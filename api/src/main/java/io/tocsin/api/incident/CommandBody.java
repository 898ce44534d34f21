package io.tocsin.api.incident;

import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import java.time.Instant;

/** The fields of a command, as they come in JSON. */
public interface CommandBody {

    /**
     * The command for one incident.
     *
     * @throws io.tocsin.api.problem.ProblemException when a field makes no sense
     */
    IncidentCommand command(IncidentNumber number, Instant at, String by);
}
