package io.tocsin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.core.store.StoredHistory;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.past.PastTables;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The month a second time in tables of its own, filled from the first event to a moment, beside the question as of that moment. */
final class Replayed implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String THEN = "projections_then";
    private static final int AT_ONCE = 5_000;

    private static final List<String> INCIDENTS = List.of(
            "",
            "status != closed",
            "status = closed order by closed desc, number limit 200",
            "status in (new, todo) order by deadline",
            "severity <= S3 and state = firing",
            "response.breached and not status = closed",
            "holder =~ \"^@\" and status = taken",
            "flapping",
            "snoozed or comments > 0",
            "each(severity <= S4 and state = firing)",
            "has ~deployment and not ~deployment = transfers",
            "trigger =~ \"^(Node|Host|Raid|Disk)\" order by severity, opened desc");
    private static final List<String> FIGURES = List.of(
            "| count by status, severity",
            "| count, p95(response.time), sum(flaps) by project",
            "status != closed | count by holder",
            "| count, avg(duration) by service_level every 1d");
    private static final List<String> ALERTS = List.of(
            "state = firing",
            "state in (unknown, pending)",
            "flapping",
            "severity <= S3 and not state = ok",
            "limit 300");

    private final HikariDataSource source;
    private final StoredHistory history;
    private final List<StoredEvent> events;
    private final Projector projector;
    private final Side now;
    private final Side then;

    private record Side(IncidentSearch incidents, AlertSearch alerts, IncidentFigures figures) {

        static Side of(DataSource source, Past past) {
            ValueMemory memory = new ValueMemory();
            return new Side(
                    new IncidentSearch(source, LONG_ENOUGH, memory, past),
                    new AlertSearch(source, LONG_ENOUGH, memory, past),
                    new IncidentFigures(source, LONG_ENOUGH, memory, past));
        }
    }

    /** @param tables brought up to date with all events */
    Replayed(Played played, DataSource tables) {
        history = new StoredHistory(tables);
        events = played.events();
        now = Side.of(tables, new PastTables(history, tables, LONG_ENOUGH));
        ProjectionsSchema.migrate(played.dataSource(), THEN);
        projector = new Projector(played.dataSource(), THEN);
        HikariConfig config = new HikariConfig();
        config.setDataSource(played.dataSource());
        config.setSchema(THEN);
        config.setMaximumPoolSize(2);
        source = new HikariDataSource(config);
        then = Side.of(source, new PastTables(history, source, LONG_ENOUGH));
    }

    /** Some questions of each kind, the same in both. The moments come in their order. */
    void compare(Instant moment, Random random, Instant asked) {
        replay(history.at(moment));
        for (int i = 0; i < 2; i++) {
            Query query = one(INCIDENTS, Vocabulary.incidents(), random);
            assertThat(all(page -> now.incidents.page(asOf(query, moment), page, asked)))
                    .as("%s as of %s", query, moment)
                    .isEqualTo(all(page -> then.incidents.page(query, page, moment)));
        }
        Query figures = one(FIGURES, Vocabulary.incidents(), random);
        assertThat(now.figures.of(asOf(figures, moment), asked))
                .as("%s as of %s", figures, moment)
                .isEqualTo(then.figures.of(figures, moment));
        Query alerts = one(ALERTS, Vocabulary.alerts(), random);
        assertThat(all(page -> now.alerts.page(asOf(alerts, moment), page, asked)))
                .as("%s as of %s", alerts, moment)
                .isEqualTo(all(page -> then.alerts.page(alerts, page, moment)));
    }

    @Override
    public void close() {
        source.close();
    }

    private void replay(long position) {
        for (int from = (int) projector.applied(); from < position; from += AT_ONCE) {
            projector.apply(events.subList(from, (int) Math.min(position, from + AT_ONCE)));
        }
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> page) {
        List<T> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<T> next = page.apply(new PageRequest(PageRequest.LARGEST_LIMIT, cursor));
            all.addAll(next.items());
            cursor = next.next();
        } while (cursor != null);
        return all;
    }

    private static Query one(List<String> texts, Vocabulary vocabulary, Random random) {
        return switch (Mql.read(texts.get(random.nextInt(texts.size())), vocabulary)) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }

    private static Query asOf(Query query, Instant moment) {
        return new Query(
                query.expression(),
                new Moment.Fixed(moment),
                query.order(),
                query.limit(),
                query.figures(),
                query.targets());
    }
}
