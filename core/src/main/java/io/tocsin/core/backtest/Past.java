package io.tocsin.core.backtest;

import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.PastEvents;
import io.tocsin.core.store.StoredEvent;
import java.time.Instant;
import java.util.List;

/** What happened; see {@link PastEvents}, which says what each is. */
interface Past {

    long head();

    long before(Instant moment);

    List<StoredEvent> after(long position, long until, int limit);

    List<IncidentEvent> incident(IncidentNumber number, long until);

    static Past of(PastEvents stored) {
        return new Past() {
            @Override
            public long head() {
                return stored.head();
            }

            @Override
            public long before(Instant moment) {
                return stored.before(moment);
            }

            @Override
            public List<StoredEvent> after(long position, long until, int limit) {
                return stored.after(position, until, limit);
            }

            @Override
            public List<IncidentEvent> incident(IncidentNumber number, long until) {
                return stored.incident(number, until);
            }
        };
    }
}
