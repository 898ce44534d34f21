package io.tocsin.projections.rebuild;

import static io.tocsin.projections.schema.ProjectionsSchema.LIVE;
import static io.tocsin.projections.schema.ProjectionsSchema.REBUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Status;
import io.tocsin.core.incident.Baton;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Snooze;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.projections.RandomHistory;
import io.tocsin.projections.Tables;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.ValueMemory;
import io.tocsin.projections.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class RebuildIT {

    private static final int EVENTS = 3_000;

    private static final Query ALL = Query.of(new Expression.Everything(Range.NONE));

    private final Tables tables = new Tables();
    private final AlertSearch search = new AlertSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());
    private final long seed = new Random().nextLong();
    private final RandomHistory history = new RandomHistory(seed, EVENTS);
    private final Random random = new Random(seed);
    private final Rebuild rebuild = new Rebuild(history, tables.database.dataSource(), () -> tables.now);

    RebuildIT() {
        System.out.println("seed " + seed);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void isEqualToWhatGrewInBatchesOfAnySize() {
        liveUpTo(history.head());
        List<Progress> progress = new ArrayList<>();

        Report report = rebuild.run(progress::add);

        assertThat(report.position()).isEqualTo(history.head());
        assertThat(report.tables())
                .as("seed %d", seed)
                .allSatisfy(table -> assertThat(table.rebuilt()).isEqualTo(table.live()))
                .extracting(TableCheck::table)
                .containsExactly(
                        "alert",
                        "alert_interval",
                        "alert_mute",
                        "alert_transfer",
                        "alert_unknown",
                        "incident",
                        "incident_alert",
                        "incident_label",
                        "label",
                        "rejected_count",
                        "rejected_message",
                        "timeline");
        assertThat(report.tables())
                .allSatisfy(table -> assertThat(table.live().rows()).isPositive());
        assertThat(report.equal()).isTrue();
        assertThat(progress.getLast().done()).isEqualTo(history.head());
    }

    @Test
    void showsWhatTheStatesOfTheCoreSay() {
        liveUpTo(history.head());

        for (int number = 0; number < 60; number++) {
            AlertState state = history.alert(number);
            if (state == null) {
                continue;
            }
            AlertView view = tables.alerts
                    .byFingerprint(RandomHistory.fingerprint(number), tables.now)
                    .orElseThrow();
            assertThat(view.state()).as("seed %d, alert %d", seed, number).isEqualTo(state.status());
            assertThat(view.under()).isEqualTo(state.under());
            assertThat(view.mutedBy())
                    .isEqualTo(state.mutedBy() == null ? null : state.mutedBy().text());
            if (state.status().open()) {
                assertThat(view.severity()).isEqualTo(state.severity());
            }
            assertThat(view.intervals().stream().filter(span -> span.to() == null))
                    .hasSizeLessThanOrEqualTo(state.status().open() ? 1 : 0);
        }
        history.incidents().values().forEach(this::isAs);
    }

    @Test
    void countsWhatTheAlertsSay() {
        liveUpTo(history.head());

        assertThat(tables.jdbc.queryForList("""
                        SELECT number
                        FROM incident i,
                             LATERAL (SELECT count(*) AS alerts, count(*) FILTER (WHERE state = 'firing') AS firing,
                                             count(*) FILTER (WHERE state = 'unknown') AS unknown,
                                             count(*) FILTER (WHERE state = 'pending') AS pending
                                      FROM alert WHERE incident = i.number) a
                        WHERE (i.alerts, i.firing, i.unknown, i.pending) <> (a.alerts, a.firing, a.unknown, a.pending)
                        """, Long.class))
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    void canBeAskedAfterEveryPrefix() {
        for (StoredEvent event : history.after(0, 400)) {
            tables.projector.apply(List.of(event));
            search.page(ALL, PageRequest.first(100), tables.now);
            List<IncidentView> incidents = tables.queue
                    .page(IncidentQueue.Which.ALL, PageRequest.first(100), tables.now)
                    .items();
            if (!incidents.isEmpty()) {
                IncidentView one = incidents.get(random.nextInt(incidents.size()));
                tables.timeline.of(new IncidentNumber(one.number()), PageRequest.first(50));
            }
        }
        assertThat(tables.projector.applied()).isEqualTo(400);
    }

    @Test
    void seesWhereTheTablesDiffer() {
        liveUpTo(500);
        tables.jdbc.update("UPDATE incident SET title = 'other' WHERE number = 1");

        Report report = rebuild.run(progress -> {});

        assertThat(report.equal()).isFalse();
        assertThat(report.position()).isEqualTo(500);
        assertThat(report.tables().stream().filter(table -> !table.equal()))
                .extracting(TableCheck::table)
                .containsExactly("incident");
    }

    @Test
    void takesThePlaceOfTheLiveTablesWhileTheseAreRead() throws Exception {
        liveUpTo(1_000);
        rebuild.run(progress -> {});
        liveUpTo(1_500);
        tables.jdbc.update("UPDATE incident SET title = 'to be replaced'");
        try (var connection = tables.schema(LIVE).getConnection()) {
            JdbcTemplate reader = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            for (int i = 0; i < 10; i++) {
                assertThat(titled(reader, "to be replaced")).isPositive();
            }

            rebuild.swap();

            assertThat(titled(reader, "to be replaced")).isZero();
        }
        assertThat(tables.projector.applied()).isEqualTo(1_500);
        assertThat(tables.jdbc.queryForList(
                        "SELECT indexname FROM pg_indexes WHERE schemaname = ?", String.class, LIVE))
                .as("what readers need is there")
                .contains("incident_queue", "incident_label_ids", "alert_open", "label_text");
        liveUpTo(history.head());
        assertThat(rebuild.run(progress -> {}).equal()).as("seed %d", seed).isTrue();
        ProjectionsSchema.migrate(tables.database.dataSource(), LIVE);
    }

    @Test
    void refusesToSwapInNothing() {
        assertThatIllegalStateException().isThrownBy(rebuild::swap).withMessageContaining("there is none");
        assertThat(tables.projector.applied()).isZero();
    }

    @Test
    void beginsAnewEachTime() {
        liveUpTo(100);
        rebuild.run(progress -> {});
        new JdbcTemplate(tables.schema(REBUILD)).update("DELETE FROM alert");

        assertThat(rebuild.run(progress -> {}).equal()).isTrue();
    }

    @Test
    void refusesALogThatEndsBeforeTheTables() {
        liveUpTo(200);
        Rebuild shorter = new Rebuild(new RandomHistory(seed, 100), tables.database.dataSource(), () -> tables.now);

        assertThatIllegalStateException()
                .isThrownBy(() -> shorter.run(progress -> {}))
                .withMessageContaining("Expected events up to position 200");
    }

    @Test
    void tellsItsRate() {
        assertThat(new Progress(500, 1_000, Duration.ofSeconds(2)).rate()).isEqualTo(250);
        assertThat(new Progress(500, 1_000, Duration.ZERO).rate()).isZero();
    }

    private void liveUpTo(long position) {
        long applied = tables.projector.applied();
        while (applied < position) {
            int size = (int) Math.min(1 + random.nextInt(400), position - applied);
            tables.projector.apply(history.after(applied, size));
            applied = tables.projector.applied();
        }
    }

    private void isAs(IncidentState state) {
        IncidentView view = tables.queue.byNumber(state.number(), tables.now).orElseThrow();
        assertThat(view.status())
                .as("seed %d, incident %s", seed, state.number())
                .isEqualTo(state.status());
        assertThat(view.severity()).isEqualTo(state.severity());
        assertThat(view.holder()).isEqualTo(state.holder());
        assertThat(view.taken()).isEqualTo(micros(state.taken()));
        assertThat(view.closed()).isEqualTo(micros(state.closed()));
        assertThat(view.deadline()).isEqualTo(micros(state.response().deadline()));
        workflowIsAs(view, state);
        assertThat(view.state()).isIn(Status.FIRING, Status.UNKNOWN, Status.PENDING, Status.OK);
        List<TimelineEntry> entries =
                tables.timeline.of(state.number(), PageRequest.first(500)).items();
        assertThat(entries).extracting(TimelineEntry::kind).contains("opened");
        assertThat(entries).extracting(TimelineEntry::at).isSorted();
    }

    private static void workflowIsAs(IncidentView view, IncidentState state) {
        Baton.Offer offer = state.baton().offer();
        assertThat(view.severityPinned()).isEqualTo(state.pinned());
        assertThat(view.offeredTo()).isEqualTo(offer == null ? null : offer.to());
        assertThat(view.snoozed() == null).isEqualTo(state.snooze() == null);
        assertThat(view.mergedInto())
                .isEqualTo(
                        state.mergedInto() == null ? null : state.mergedInto().value());
        assertThat(view.breached() || !state.clock().breached()).isTrue();
        assertThat(view.causes().size() + view.consequences().size())
                .isEqualTo(state.relations().size());
        Snooze snooze = state.snooze();
        if (snooze != null && view.snoozed() != null) {
            assertThat(view.snoozed().until()).isEqualTo(micros(snooze.until()));
            assertThat(view.snoozed().wakeWhenOk()).isEqualTo(snooze.wakeWhenOk());
        }
    }

    private static @Nullable Instant micros(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static long titled(JdbcTemplate reader, String title) {
        Long count = reader.queryForObject("SELECT count(*) FROM incident WHERE title = ?", Long.class, title);
        return count == null ? 0 : count;
    }
}
