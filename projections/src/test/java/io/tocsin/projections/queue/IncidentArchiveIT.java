package io.tocsin.projections.queue;

import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.closed;
import static io.tocsin.projections.Samples.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Response;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentArchive.Part;
import io.tocsin.projections.schema.ProjectionsSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentArchiveIT {

    private static final Response NEVER = new Response(ResponseClass.RETROSPECTIVE, null);

    private final Tables tables = new Tables();
    private final IncidentArchive archive = new IncidentArchive(tables.schema(ProjectionsSchema.LIVE));

    @BeforeEach
    void fill() {
        tables.happen(
                opened(1, 0),
                opened(2, 0),
                opened(3, 0),
                opened(4, 0, Severity.S9, IncidentStatus.RETROSPECTIVE, NEVER),
                opened(5, 0),
                closed(1, 10),
                closed(3, 10),
                closed(5, 10));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void hasWhatNobodyHasToWorkOnNewestFirst() {
        assertThat(archive.page(Part.CLOSED, PageRequest.first(10), at(20)).items())
                .extracting(IncidentView::number)
                .containsExactly(5L, 3L, 1L);
        assertThat(archive.page(Part.RETROSPECTIVE, PageRequest.first(10), at(20))
                        .items())
                .extracting(IncidentView::number)
                .containsExactly(4L);
    }

    @Test
    void countsThem() {
        assertThat(archive.count(Part.CLOSED)).isEqualTo(3);
        assertThat(archive.count(Part.RETROSPECTIVE)).isEqualTo(1);
    }

    @Test
    void pagesThroughThemOnce() {
        Page<IncidentView> first = archive.page(Part.CLOSED, PageRequest.first(2), at(20));
        Page<IncidentView> second = archive.page(Part.CLOSED, new PageRequest(2, first.next()), at(20));

        assertThat(first.items()).extracting(IncidentView::number).containsExactly(5L, 3L);
        assertThat(second.items()).extracting(IncidentView::number).containsExactly(1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void refusesTheCursorOfTheQueue() {
        String cursor = tables.queue
                .page(IncidentQueue.Which.ALL, PageRequest.first(1), at(20))
                .next();

        assertThatExceptionOfType(BadPageRequest.class)
                .isThrownBy(() -> archive.page(Part.CLOSED, new PageRequest(1, cursor), at(20)));
    }
}
