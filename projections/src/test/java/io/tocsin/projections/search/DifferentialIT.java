package io.tocsin.projections.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleAlert;
import io.tocsin.mql.spec.SampleIncident;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.SampleTables;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked of whatever incidents, PostgreSQL finds what the predicate holds of, incidents and alerts. {@code -Dtocsin.queries=1000000} asks
 * more often, {@code -Dtocsin.seed=…} asks the same again.
 */
class DifferentialIT {

    private static final int QUERIES = Integer.getInteger("tocsin.queries", 20_000);
    private static final int QUERIES_EACH = 2_000;
    private static final int INCIDENTS = 60;
    private static final int ALERTS_OF = 4;

    private final Tables tables = new Tables();
    private final Reader reader = new Reader(tables.live, Duration.ofSeconds(20));
    private final List<IncidentSearch> searches = List.of(
            new IncidentSearch(tables.live, Duration.ofSeconds(20), new ValueMemory()),
            new IncidentSearch(reader, new ValueMemory(), 0, IncidentPlanner.STEP),
            new IncidentSearch(reader, new ValueMemory(), IncidentPlanner.PAGE, 0));
    private final List<AlertSearch> alerts = List.of(
            new AlertSearch(tables.live, Duration.ofSeconds(20), new ValueMemory()),
            new AlertSearch(reader, new ValueMemory(), IncidentPlanner.PAGE, 0));
    private long asked;
    private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void findsTheSameAsThePredicates() {
        System.out.println("seed " + seed);
        long found = 0;
        for (int asked = 0; asked < QUERIES; asked += QUERIES_EACH) {
            found += round(new Random(seed + asked), Math.min(QUERIES_EACH, QUERIES - asked));
        }
        System.out.println(QUERIES + " queries found " + found);
        assertThat(found).isPositive();
    }

    private long round(Random random, int queries) {
        List<SampleIncident> incidents = new RandomIncidents(random).incidents(INCIDENTS);
        SampleTables.write(tables, incidents, RandomIncidents.NOW);
        RandomQueries expressions = new RandomQueries(random, RandomIncidents.LABELS, RandomIncidents.TEXTS);
        long all = 0;
        for (int i = 0; i < queries; i++) {
            Expression expression = expressions.expression();
            List<Long> expected = expected(expression, incidents);
            assertThat(any(searches, random).numbers(Query.of(expression), RandomIncidents.NOW, Integer.MAX_VALUE))
                    .as("seed %d: %s", seed, Formatter.format(expression))
                    .containsExactlyInAnyOrderElementsOf(expected);
            all += expected.size() + alerts(expression, incidents, any(alerts, random));
        }
        return all;
    }

    /** Alerts by themselves, of one query in so many. */
    private int alerts(Expression expression, List<SampleIncident> incidents, AlertSearch search) {
        if (asked++ % ALERTS_OF != 0) {
            return 0;
        }
        AlertPredicate predicate = Predicates.ofAlert(expression);
        List<SampleAlert> all = incidents.stream()
                .flatMap(incident -> incident.alerts().stream())
                .toList();
        List<Long> expected = LongStream.rangeClosed(1, all.size())
                .filter(number -> predicate.test(all.get((int) number - 1), RandomIncidents.NOW))
                .boxed()
                .toList();
        assertThat(search.fingerprints(expression, RandomIncidents.NOW))
                .as("seed %d: alerts %s", seed, Formatter.format(expression))
                .containsExactlyInAnyOrderElementsOf(expected);
        return expected.size();
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<Long> expected(Expression expression, List<SampleIncident> incidents) {
        IncidentPredicate predicate = Predicates.ofIncident(expression);
        return incidents.stream()
                .filter(incident -> predicate.test(incident, RandomIncidents.NOW))
                .map(SampleIncident::number)
                .toList();
    }
}
