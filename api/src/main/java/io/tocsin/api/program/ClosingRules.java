package io.tocsin.api.program;

import io.tocsin.api.mql.Queries;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.EventStorage;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.search.IncidentSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes new closing rules hold for incidents that are open already. For one thread. */
final class ClosingRules {

    private static final Query CALM = Queries.search("status != closed and state = ok", Vocabulary.incidents());
    private static final int AT_ONCE = 1_000;

    private final RulebookCommands rulebook;
    private final IncidentSearch search;
    private final EventStorage storage;
    private final InstantSource clock;
    private long seen = -1;

    ClosingRules(RulebookCommands rulebook, IncidentSearch search, EventStorage storage, InstantSource clock) {
        this.rulebook = rulebook;
        this.search = search;
        this.storage = storage;
        this.clock = clock;
    }

    /** After a start and when there is a new version, has the timers look at all incidents that rules could close. */
    void follow() {
        long version = rulebook.get().version();
        if (version == seen) {
            return;
        }
        if (rulebook.get().closes()) {
            look(clock.instant());
        }
        seen = version;
    }

    private void look(Instant now) {
        List<IncidentNumber> calm = search.numbers(CALM, now, Integer.MAX_VALUE).stream()
                .map(IncidentNumber::new)
                .toList();
        for (int first = 0; first < calm.size(); first += AT_ONCE) {
            List<IncidentNumber> some = calm.subList(first, Math.min(calm.size(), first + AT_ONCE));
            storage.inOneUnit(() -> {
                storage.timers().look(some, now);
                return some.size();
            });
        }
    }
}
