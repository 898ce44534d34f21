package io.tocsin.projections.alert;

import static io.tocsin.projections.Samples.alert;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.pended;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.toldOf;
import static io.tocsin.projections.Samples.wentUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertBookIT {

    private static final Query ALL = Query.of(new Expression.Everything(Range.NONE));

    private final Tables tables = new Tables();
    private final AlertSearch search = new AlertSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void listsThoseLastHeardOfFirst() {
        tables.happen(fired(1, 10), fired(2, 20), fired(3, 30), resolved(1, 40));

        assertThat(page(PageRequest.first(10)).items())
                .extracting(AlertView::fingerprint)
                .containsExactly(alert(1), alert(3), alert(2));
    }

    @Test
    void pagesThroughAllOfThemOnce() {
        tables.happen(
                LongStream.rangeClosed(1, 83).mapToObj(i -> fired(i, i / 10)).toArray());

        for (int limit : new int[] {1, 9, 10, 83, 84}) {
            assertThat(walk(limit, this::page))
                    .as("limit %d", limit)
                    .hasSize(83)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void listsTheMostUrgentOfAnIncidentFirst() {
        tables.happen(
                fired(1, 10),
                resolved(1, 11),
                pended(2, 10, 600),
                fired(3, 10),
                wentUnknown(3, 20),
                fired(4, 10, toldOf(4), Severity.S3, null),
                fired(5, 10, toldOf(5), Severity.S1, null),
                fired(6, 10),
                opened(7, 10, 1, 2, 3, 4, 5));

        assertThat(ofIncident(PageRequest.first(10)).items())
                .extracting(AlertView::fingerprint)
                .containsExactly(alert(5), alert(4), alert(3), alert(2), alert(1));
    }

    @Test
    void pagesThroughTheAlertsOfAnIncidentOnce() {
        List<Object> events = new ArrayList<>();
        LongStream.rangeClosed(1, 47).forEach(i -> {
            events.add(fired(i, i, toldOf(i), Severity.ofLevel(1 + (int) (i % 9)), null));
            if (i % 3 == 0) {
                events.add(resolved(i, 100));
            }
        });
        events.add(opened(7, 10, LongStream.rangeClosed(1, 47).toArray()));
        tables.happen(events.toArray());

        for (int limit : new int[] {1, 10, 47, 48}) {
            assertThat(walk(limit, this::ofIncident))
                    .as("limit %d", limit)
                    .hasSize(47)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        tables.happen(fired(1, 10), fired(2, 20), opened(7, 10, 1, 2));
        String cursor = page(PageRequest.first(1)).next();

        assertThatExceptionOfType(BadPageRequest.class).isThrownBy(() -> ofIncident(new PageRequest(1, cursor)));
    }

    @Test
    void tellsTheNewestIntervalsInListsAndAllOfOne() {
        List<Object> events = new ArrayList<>();
        LongStream.range(0, 150).forEach(i -> {
            events.add(fired(1, 10 * i));
            events.add(resolved(1, 10 * i + 5));
        });
        tables.happen(events.toArray());

        AlertView listed = page(PageRequest.first(1)).items().getFirst();
        AlertView whole = tables.alert(1);
        assertThat(listed.intervals()).hasSize(AlertBook.SPANS_IN_LISTS);
        assertThat(whole.intervals()).hasSize(150).endsWith(listed.intervals().getLast());
        assertThat(listed.occurrences()).isEqualTo(150);
        assertThat(listed.durationSeconds()).isEqualTo(750);
    }

    @Test
    void doesNotKnowWhatWasNeverHeardOf() {
        assertThat(tables.alerts.byFingerprint(alert(1), tables.now)).isEmpty();
        assertThat(ofIncident(PageRequest.first(1)).items()).isEmpty();
    }

    private Page<AlertView> ofIncident(PageRequest request) {
        return tables.alerts.ofIncident(new IncidentNumber(7), request, tables.now);
    }

    private static List<Fingerprint> walk(int limit, Function<PageRequest, Page<AlertView>> pages) {
        List<Fingerprint> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<AlertView> page = pages.apply(new PageRequest(limit, cursor));
            page.items().forEach(view -> seen.add(view.fingerprint()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private Page<AlertView> page(PageRequest request) {
        return search.page(ALL, request, tables.now);
    }
}
