package io.tocsin.api.stream;

import io.tocsin.mql.ast.Query;
import io.tocsin.projections.match.Asked;
import io.tocsin.projections.match.Changes;
import io.tocsin.projections.match.Matchable;
import io.tocsin.projections.match.Matchables;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.IncidentSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** From the projections. */
@Component
class StoredIncidents implements Incidents {

    private final Changes changes;
    private final Matchables matchables;
    private final IncidentSearch search;
    private final JsonMapper json;

    StoredIncidents(Changes changes, Matchables matchables, IncidentSearch search, JsonMapper json) {
        this.changes = changes;
        this.matchables = matchables;
        this.search = search;
        this.json = json;
    }

    @Override
    public long position() {
        return changes.position();
    }

    @Override
    public List<Changes.Change> changed(long after, long upTo) {
        return changes.between(after, upTo);
    }

    @Override
    public Map<Long, Shown> read(Collection<Long> numbers, Asked asked, Instant now) {
        Map<Long, Shown> shown = new LinkedHashMap<>();
        matchables.read(numbers, asked, now).forEach((number, incident) -> shown.put(number, shown(incident)));
        return shown;
    }

    @Override
    public List<Long> matching(Query query, Instant now, int atMost) {
        return search.numbers(query, now, atMost);
    }

    @Override
    public List<String> present(Query query, Instant now, int atMost) {
        List<String> present = new ArrayList<>();
        String cursor = null;
        do {
            int limit = Math.min(PageRequest.LARGEST_LIMIT, atMost - present.size());
            Page<IncidentView> page = search.page(query, new PageRequest(limit, cursor), now);
            page.items().forEach(incident -> present.add(json.writeValueAsString(incident)));
            cursor = page.next();
        } while (cursor != null && present.size() < atMost);
        return present;
    }

    private Shown shown(Matchable incident) {
        return new Shown(incident.seen(false), incident.seen(true), json.writeValueAsString(incident.shown()));
    }
}
