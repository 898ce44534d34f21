package io.tocsin.projections.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.RandomHistory;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked as of whatever moment of a random history is what tables say to which the events up to that moment were
 * applied, and no others. {@code -Dtocsin.moments=1000} asks about more moments.
 */
class MomentsIT {

    private static final int MOMENTS = Integer.getInteger("tocsin.moments", 60);
    private static final int QUERIES_OF_A_MOMENT = 4;
    private static final int EVENTS = 4_000;
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final String THEN = "projections_then";

    private static final List<String> SEARCHES = List.of(
            "",
            "status != closed",
            "status in (new, taken, todo, snoozed)",
            "status = closed order by closed desc, number",
            "severity <= S3 and state = firing",
            "flapping",
            "not flapping and alerts > 1",
            "~host =~ \"^h1\"",
            "~host = h3 and status = closed",
            "has ~host and not ~host in (h1, h2, h3, h4, h5, h6, h7)",
            "each(~host = h5 and state = firing)",
            "each(title =~ \"at [12]\" and severity >= S4)",
            "not each(severity <= S3 or flapping)",
            "each(state = ok and flaps > 2) and opened > now - 3h",
            "\"bell\"",
            "title =~ \"^[A-Z]\" and not status = closed",
            "title != x or comments > 0",
            "holder = \"#l1\" or holder =~ \"^@\"",
            "response.breached",
            "response.left < 10m",
            "opened > now - 1h order by severity, opened desc limit 7",
            "order by flaps desc, alerts",
            "duration > 30m order by duration desc limit 20",
            "firing > 0 order by firing desc",
            "trigger =~ \"T[123]\" and source = s1 order by number desc");

    private static final List<String> FIGURES = List.of(
            "| count by status",
            "| count, p90(duration), sum(flaps), max(alerts) by severity",
            "status != closed | count, min(opened) by trigger every 1h",
            "each(state = firing) | count, avg(response.time) by holder",
            "| count by state, ~host",
            "flapping | count by kind");

    private static final List<String> ALERTS = List.of(
            "",
            "state = firing",
            "state in (unknown, pending) order by severity",
            "flapping",
            "trigger = T3 and not state = ok",
            "~host =~ \"^h2\" order by flaps desc",
            "title =~ \"at 3\"",
            "source = s2 and duration > 5m",
            "service_level = Gold order by duration limit 9");

    private final Tables tables = new Tables();
    private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final RandomHistory history = new RandomHistory(seed, EVENTS);
    private final ValueMemory memory = new ValueMemory();
    private final Past past = new PastTables(history, tables.live, ENOUGH);
    private final Side now = new Side(
            new IncidentSearch(tables.live, ENOUGH, memory, past),
            new AlertSearch(tables.live, ENOUGH, memory, past),
            new IncidentFigures(tables.live, ENOUGH, memory, past));
    private final Instant asked = history.recorded(EVENTS).plusSeconds(1_000);

    private record Side(IncidentSearch incidents, AlertSearch alerts, IncidentFigures figures) {}

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void showsWhatAReplayUpToTheMomentShows() {
        tables.projector.apply(history.after(0, EVENTS));
        ProjectionsSchema.migrate(tables.database.dataSource(), THEN);
        Projector projector = new Projector(tables.database.dataSource(), THEN);
        Side then = then();
        for (Instant moment : moments()) {
            long position = history.at(moment);
            projector.apply(history.after(projector.applied(), (int) (position - projector.applied())));
            for (int i = 0; i < QUERIES_OF_A_MOMENT; i++) {
                compare(then, moment);
            }
        }
    }

    private void compare(Side then, Instant moment) {
        switch (random.nextInt(5)) {
            case 0 -> {
                Query query = query(FIGURES, Vocabulary.incidents());
                assertThat(now.figures.of(asOf(query, moment), asked))
                        .as("%s, seed %d", query, seed)
                        .isEqualTo(then.figures.of(query, moment));
            }
            case 1 -> {
                Query query = query(ALERTS, Vocabulary.alerts());
                assertThat(all(request -> now.alerts.page(asOf(query, moment), request, asked)))
                        .as("%s as of %s, seed %d", query, moment, seed)
                        .isEqualTo(all(request -> then.alerts.page(query, request, moment)));
            }
            default -> {
                Query query = query(SEARCHES, Vocabulary.incidents());
                assertThat(all(request -> now.incidents.page(asOf(query, moment), request, asked)))
                        .as("%s as of %s, seed %d", query, moment, seed)
                        .isEqualTo(all(request -> then.incidents.page(query, request, moment)));
            }
        }
    }

    private Side then() {
        DataSource source = tables.schema(THEN);
        ValueMemory other = new ValueMemory();
        return new Side(
                new IncidentSearch(source, ENOUGH, other),
                new AlertSearch(source, ENOUGH, other),
                new IncidentFigures(source, ENOUGH, other));
    }

    private List<Instant> moments() {
        return IntStream.range(0, MOMENTS)
                .mapToObj(i -> history.recorded(1 + random.nextInt(EVENTS))
                        .truncatedTo(ChronoUnit.MICROS)
                        .plusMillis(random.nextInt(3) * 30_000L))
                .map(moment -> moment.isAfter(asked) ? asked : moment)
                .sorted()
                .toList();
    }

    /** Page by page. */
    private <T> List<T> all(Function<PageRequest, Page<T>> page) {
        List<T> all = new ArrayList<>();
        int limit = random.nextInt(6) == 0 ? 20 + random.nextInt(40) : PageRequest.LARGEST_LIMIT;
        @Nullable String cursor = null;
        do {
            Page<T> next = page.apply(new PageRequest(limit, cursor));
            all.addAll(next.items());
            cursor = next.next();
        } while (cursor != null);
        return all;
    }

    private Query query(List<String> texts, Vocabulary vocabulary) {
        String text = texts.get(random.nextInt(texts.size()));
        return switch (Mql.read(text, vocabulary)) {
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
