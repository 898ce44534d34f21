package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.store.Groups.Newest;
import io.tocsin.core.store.KnownAlert;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the desks of a batch ask for beside what the batch is about: everything as it was before the batch. */
interface Ledger {

    /** Those that there are. */
    Map<Fingerprint, KnownAlert> alerts(Collection<Fingerprint> wanted);

    /** Those that there are. */
    Map<IncidentNumber, IncidentState> incidents(Collection<IncidentNumber> wanted);

    /** The newest incident of each group that has any. */
    Map<GroupKey, Newest> newest(Collection<GroupKey> keys);

    /**
     * One that no incident has.
     *
     * @param opener the alert for which an incident is opened
     */
    IncidentNumber number(Fingerprint opener);

    /** Those of them that must be told when all their alerts are OK. */
    Set<IncidentNumber> watching(Collection<IncidentNumber> some);

    /** Of the alerts that belong to the incident, whether they are open. */
    Map<Fingerprint, Boolean> membersOpen(IncidentNumber number);

    /** Rules are to look at these at that moment, or earlier. */
    void look(Collection<IncidentNumber> some, Instant moment);
}
