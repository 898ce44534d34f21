package io.tocsin.api.page;

import io.tocsin.api.page.Parts.Count;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentArchive;
import io.tocsin.projections.queue.IncidentArchive.Part;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.IncidentSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what the queue shows. */
@Component
class OpenIncidents {

    private static final int AT_ONCE = 500;
    private static final List<String> OPEN = List.of("new", "todo", "taken", "snoozed");

    private final IncidentQueue queue;
    private final IncidentSearch search;
    private final IncidentArchive archive;
    private final InstantSource clock;

    OpenIncidents(IncidentQueue queue, IncidentSearch search, IncidentArchive archive, InstantSource clock) {
        this.queue = queue;
        this.search = search;
        this.archive = archive;
        this.clock = clock;
    }

    /** The parts of what the line asks for; empty when it is not understood. */
    Parts parts(QueryLine line, @Nullable String cursor) {
        Instant now = clock.instant();
        Page<IncidentView> found = open(line, new PageRequest(AT_ONCE, cursor), now);
        Query query = line.query();
        return Parts.of(
                found,
                Count.of(archive.count(Part.RETROSPECTIVE)),
                Count.of(archive.count(Part.CLOSED)),
                query == null || query.asOf() == null ? now : query.asOf().at(now));
    }

    private Page<IncidentView> open(QueryLine line, PageRequest request, Instant now) {
        if (line.query() == null) {
            return new Page<>(List.of(), null);
        }
        return line.blank() && line.query().asOf() == null
                ? queue.page(IncidentQueue.Which.OPEN, request, now)
                : search.page(Narrowing.with(line.query(), Narrowing.in(Field.STATUS, OPEN)), request, now);
    }
}
