package io.tocsin.core.backtest;

import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.HandOverIncident;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.ReturnIncident;
import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentCommand.WakeIncident;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentHandoverDeclined;
import io.tocsin.core.incident.IncidentHandoverOffered;
import io.tocsin.core.incident.IncidentHandoverWithdrawn;
import io.tocsin.core.incident.IncidentMerged;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.IncidentReturned;
import io.tocsin.core.incident.IncidentSeverityPinned;
import io.tocsin.core.incident.IncidentSeverityUnpinned;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.IncidentWoken;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that a person did, as its event tells; to be done to other incidents. */
record Deed(IncidentEvent event, Function<IncidentNumber, IncidentCommand> command) {

    /** Empty for what nobody did by hand, for what follows from what somebody did, and for what changes no decision. */
    static Optional<Deed> of(IncidentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case IncidentTaken e -> deed(e, n -> new TakeIncident(n, e.at(), e.by(), null));
                    case IncidentHandoverOffered e ->
                        deed(e, n -> new HandOverIncident(n, e.at(), e.by(), e.to(), null));
                    case IncidentHandoverDeclined e -> deed(e, n -> new ReturnIncident(n, e.at(), e.by(), null));
                    case IncidentHandoverWithdrawn e -> deed(e, n -> new ReturnIncident(n, e.at(), e.by(), null));
                    case IncidentReturned e -> deed(e, n -> new ReturnIncident(n, e.at(), e.by(), null));
                    case IncidentSeverityPinned e ->
                        deed(e, n -> new PinSeverity(n, e.at(), e.by(), e.severity(), null));
                    case IncidentSeverityUnpinned e -> deed(e, n -> new PinSeverity(n, e.at(), e.by(), null, null));
                    case IncidentSnoozed e ->
                        deed(e, n -> new SnoozeIncident(n, e.at(), e.by(), e.until(), e.wakeWhenOk(), null));
                    case IncidentMerged e -> deed(e, n -> new MergeIncident(n, e.at(), e.by(), e.into(), null));
                    case IncidentSplit e -> deed(e, n -> new SplitIncident(n, e.at(), e.by(), e.alerts(), null));
                    case IncidentClosed e -> deed(e, n -> new CloseIncident(n, e.at(), e.by(), null, null, e.firing()));
                    case IncidentReopenedByPerson e -> deed(e, n -> new ReopenIncident(n, e.at(), e.by(), null));
                    case IncidentWoken e -> woken(e);
                    default -> null;
                });
    }

    IncidentCommand on(IncidentNumber number) {
        return command.apply(number);
    }

    private static @Nullable Deed woken(IncidentWoken event) {
        String by = event.by();
        return by == null ? null : deed(event, n -> new WakeIncident(n, event.at(), by, null));
    }

    private static Deed deed(IncidentEvent event, Function<IncidentNumber, IncidentCommand> command) {
        return new Deed(event, command);
    }
}
