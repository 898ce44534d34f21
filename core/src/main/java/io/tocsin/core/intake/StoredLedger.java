package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.Groups.Newest;
import io.tocsin.core.store.KnownAlert;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the event store knows; in the caller's unit of work. For the writer's thread. */
record StoredLedger(EventStorage storage, IncidentMemory memory, NumberPool numbers) implements Ledger {

    @Override
    public Map<Fingerprint, KnownAlert> alerts(Collection<Fingerprint> wanted) {
        return storage.alerts().load(wanted);
    }

    @Override
    public Map<IncidentNumber, IncidentState> incidents(Collection<IncidentNumber> wanted) {
        return storage.incidents().load(wanted, memory.states());
    }

    @Override
    public Map<GroupKey, Newest> newest(Collection<GroupKey> keys) {
        return storage.groups().newest(keys);
    }

    @Override
    public IncidentNumber number(Fingerprint opener) {
        return numbers.next(storage.groups());
    }

    @Override
    public Set<IncidentNumber> watching(Collection<IncidentNumber> some) {
        return storage.timers().watching(some);
    }

    @Override
    public Map<Fingerprint, Boolean> membersOpen(IncidentNumber number) {
        return storage.members().open(number);
    }

    @Override
    public void look(Collection<IncidentNumber> some, Instant moment) {
        storage.timers().look(some, moment);
    }
}
