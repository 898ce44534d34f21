package io.tocsin.projections.queue;

import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.closed;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.reopened;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.taken;
import static io.tocsin.projections.Samples.toldOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Response;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentQueue.Which;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentQueueIT {

    private static final Response NEVER = new Response(ResponseClass.RETROSPECTIVE, null);

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Nested
    class Order {

        @Test
        void isOpenOnesThenRetrospectiveOnesThenClosedOnes() {
            tables.happen(
                    opened(1, 0),
                    closed(1, 1),
                    opened(2, 0, Severity.S9, IncidentStatus.RETROSPECTIVE, NEVER),
                    opened(3, 5),
                    opened(4, 6, Severity.S3, IncidentStatus.TODO, due(900)),
                    opened(5, 7),
                    taken(5, 8, "@petr"));

            assertThat(numbers(Which.ALL)).containsExactly(3L, 5L, 4L, 2L, 1L);
            assertThat(numbers(Which.OPEN)).containsExactly(3L, 5L, 4L);
        }

        @Test
        void isByDeadlineThenSeverityThenOpeningThenNumber() {
            tables.happen(
                    opened(1, 0, Severity.S5, IncidentStatus.NEW, new Response(ResponseClass.BATCH, null)),
                    opened(2, 9, Severity.S5, IncidentStatus.NEW, due(300)),
                    opened(3, 9, Severity.S2, IncidentStatus.NEW, due(300)),
                    opened(4, 8, Severity.S2, IncidentStatus.NEW, due(300)),
                    opened(5, 8, Severity.S2, IncidentStatus.NEW, due(300)),
                    opened(6, 0, Severity.S9, IncidentStatus.NEW, due(100)));

            assertThat(numbers(Which.OPEN)).containsExactly(6L, 4L, 5L, 3L, 2L, 1L);
        }

        @Test
        void isServedByTheIndex() {
            tables.happen(LongStream.range(1, 1_000).mapToObj(i -> opened(i, i)).toArray());
            tables.jdbc.execute("ANALYZE incident");

            String plan = String.join("\n", tables.jdbc.queryForList("""
                    EXPLAIN SELECT * FROM incident
                    WHERE (rank, due, severity, opened, number) > (0, '2026-10-26', 1, '2026-10-26', 5) AND rank <= 0
                    ORDER BY rank, due, severity, opened, number LIMIT 50
                    """, String.class));

            assertThat(plan).contains("incident_queue").doesNotContain("Sort");
        }
    }

    @Nested
    class Pages {

        @Test
        void haveEveryIncidentOnce() {
            Random random = new Random(17);
            List<Object> events = new ArrayList<>();
            for (int number = 1; number <= 137; number++) {
                Response response = random.nextInt(4) == 0 ? NEVER : due(random.nextInt(5));
                Severity severity = Severity.ofLevel(1 + random.nextInt(9));
                events.add(opened(number, random.nextInt(5), severity, IncidentStatus.NEW, response));
                if (random.nextInt(3) == 0) {
                    events.add(closed(number, 10));
                }
            }
            tables.happen(events.toArray());
            List<Long> whole = numbers(Which.ALL);
            assertThat(whole).hasSize(137).doesNotHaveDuplicates();

            for (int limit : new int[] {1, 7, 50, 136, 137, 138}) {
                assertThat(walk(limit)).as("limit %d", limit).isEqualTo(whole);
            }
            assertThat(whole).isEqualTo(sorted());
        }

        @Test
        void haveNoNextWhenTheyAreTheLast() {
            tables.happen(opened(1, 0), opened(2, 0));

            assertThat(page(2, null).next()).isNull();
            assertThat(page(1, null).next()).isNotNull();
            assertThat(tables.queue
                            .page(Which.OPEN, PageRequest.first(5), at(0))
                            .items())
                    .hasSize(2);
        }

        @Test
        void refuseACursorThatIsNotTheirs() {
            assertThatExceptionOfType(BadPageRequest.class)
                    .isThrownBy(() -> page(5, "nonsense!"))
                    .withMessageContaining("cursor")
                    .satisfies(e -> assertThat(e.parameter()).isEqualTo("cursor"));
        }

        private List<Long> walk(int limit) {
            List<Long> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<IncidentView> page = page(limit, cursor);
                page.items().forEach(i -> seen.add(i.number()));
                cursor = page.next();
            } while (cursor != null);
            return seen;
        }

        private Page<IncidentView> page(int limit, @Nullable String cursor) {
            return tables.queue.page(Which.ALL, new PageRequest(limit, cursor), tables.now);
        }

        private List<Long> sorted() {
            Comparator<IncidentView> order = Comparator.comparing(
                            (IncidentView i) -> i.status() == IncidentStatus.CLOSED)
                    .thenComparing(IncidentView::deadline, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(IncidentView::severity)
                    .thenComparing(IncidentView::opened)
                    .thenComparing(IncidentView::number);
            return page(500, null).items().stream()
                    .sorted(order)
                    .map(IncidentView::number)
                    .toList();
        }
    }

    @Nested
    class Lateness {

        @Test
        void beginsAfterTheDeadlineWhileNobodyAnswers() {
            tables.happen(opened(1, 0));

            assertThat(breachedAt(600)).isFalse();
            assertThat(breachedAt(601)).isTrue();
        }

        @Test
        void isDecidedByTheFirstTake() {
            tables.happen(opened(1, 0), taken(1, 601, "@petr"), opened(2, 0), taken(2, 600, "@petr"));

            assertThat(tables.incident(1).breached()).isTrue();
            assertThat(tables.incident(2).breached()).isFalse();
            assertThat(tables.incident(1).responseSeconds()).isEqualTo(601);
        }

        @Test
        void isDecidedByTheClosingWhenNobodyTookIt() {
            tables.happen(opened(1, 0), closed(1, 100), opened(2, 0), closed(2, 700));

            assertThat(tables.incident(1).breached()).isFalse();
            assertThat(tables.incident(2).breached()).isTrue();
        }

        @Test
        void beginsAnewWhenItIsReopened() {
            tables.happen(fired(1, 0), opened(1, 0, 1), taken(1, 10, "@petr"), closed(1, 20), reopened(1, 1_000, 1));

            assertThat(breachedAt(1_600)).isFalse();
            assertThat(breachedAt(1_601)).isTrue();
        }

        @Test
        void doesNotExistWithoutADeadline() {
            tables.happen(opened(1, 0, Severity.S9, IncidentStatus.RETROSPECTIVE, NEVER));

            assertThat(tables.incident(1).breached()).isFalse();
            assertThat(tables.incident(1).deadline()).isNull();
        }

        private boolean breachedAt(long second) {
            tables.now = at(second);
            return tables.incident(1).breached();
        }
    }

    @Test
    void flapsWhileOneOfItsAlertsDoes() {
        tables.happen(
                fired(1, 0, toldOf(1), Severity.S3, at(50)),
                fired(2, 0, toldOf(2), Severity.S3, null),
                opened(1, 0, 1, 2));

        tables.now = at(49);
        assertThat(tables.incident(1).flapping()).isTrue();
        tables.now = at(50);
        assertThat(tables.incident(1).flapping()).isFalse();

        tables.now = at(49);
        tables.happen(resolved(1, 10), opened(2, 20, 1));
        assertThat(tables.incident(1).flapping()).isFalse();
        assertThat(tables.incident(2).flapping()).isTrue();
    }

    @Test
    void doesNotKnowWhatWasNeverOpened() {
        assertThat(tables.queue.byNumber(new IncidentNumber(1), at(0))).isEmpty();
    }

    private List<Long> numbers(Which which) {
        return tables.queue.page(which, PageRequest.first(500), tables.now).items().stream()
                .map(IncidentView::number)
                .toList();
    }

    private static Response due(long second) {
        return new Response(ResponseClass.IMMEDIATE, at(second));
    }
}
