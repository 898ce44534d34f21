package io.tocsin.projections.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleIncident;
import io.tocsin.projections.RandomHistory;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.SampleTables;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnsweredIncidentsIT {

    private static final int INCIDENTS = 300;
    private static final int QUERIES = 300;
    private static final int EVENTS = 2_000;
    private static final Instant NOW = RandomIncidents.NOW;
    private static final Instant MONDAY = Instant.parse("2001-01-01T00:00:00Z");

    private final Tables tables = new Tables();
    private final AnsweredIncidents answered =
            new AnsweredIncidents(tables.live, Duration.ofSeconds(20), new ValueMemory());
    private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void areWhatComesOutOneByOne() {
        System.out.println("seed " + seed);
        List<SampleIncident> incidents = new RandomIncidents(random).incidents(INCIDENTS);
        SampleTables.write(tables, incidents, NOW);
        RandomQueries queries = new RandomQueries(random, RandomIncidents.LABELS, RandomIncidents.TEXTS);
        long counted = 0;
        for (int i = 0; i < QUERIES; i++) {
            Expression expression = random.nextInt(4) == 0 ? queries.expression() : EVERYTHING;
            Instant from = random.nextBoolean() ? null : NOW.minus(random.nextInt(400), ChronoUnit.HOURS);
            Instant to = random.nextBoolean() ? null : NOW.minus(random.nextInt(400), ChronoUnit.HOURS);
            Duration every = random.nextBoolean() ? null : Duration.ofDays(1 + random.nextInt(7));

            List<Answered> rows = answered.of(expression, from, to, every, NOW);

            assertThat(rows)
                    .as("seed %d, query %d", seed, i)
                    .containsExactlyInAnyOrderElementsOf(expected(incidents, expression, from, to, every));
            counted += rows.stream().mapToLong(Answered::incidents).sum();
        }
        assertThat(counted).isPositive();
    }

    @Test
    void areTheSameFromMemoryWhateverHappensMeanwhile() {
        RandomHistory history = new RandomHistory(seed, EVENTS);
        AnsweredIncidents fromTables = new AnsweredIncidents(
                new Reader(tables.live, Duration.ofSeconds(20)), new ValueMemory(), new ResponseFacts(0));
        for (long done = 0; done < EVENTS; ) {
            List<StoredEvent> batch = history.after(done, 1 + random.nextInt(200));
            tables.projector.apply(batch);
            done = batch.getLast().position();
            Duration every = random.nextBoolean() ? null : Duration.ofHours(1 + random.nextInt(48));

            List<Answered> rows = answered.of(EVERYTHING, null, null, every, tables.now);

            assertThat(rows)
                    .as("seed %d, after %d events", seed, done)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(fromTables.of(EVERYTHING, null, null, every, tables.now));
        }
    }

    @Test
    void areThoseOfTheTablesThatWereRebuilt() {
        SampleTables.write(tables, new RandomIncidents(random).incidents(INCIDENTS), NOW);
        assertThat(answered.of(EVERYTHING, null, null, null, NOW)).isNotEmpty();

        tables.jdbc.update("DELETE FROM incident");
        tables.jdbc.update("UPDATE applied SET incarnation = gen_random_uuid()");

        assertThat(answered.of(EVERYTHING, null, null, null, NOW)).isEmpty();
    }

    private static final Expression EVERYTHING = Asked.query("").expression();

    private static List<Answered> expected(
            List<SampleIncident> incidents,
            Expression expression,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Duration every) {
        IncidentPredicate predicate = Predicates.ofIncident(expression);
        Map<List<@Nullable Object>, List<SampleIncident>> cells = new HashMap<>();
        for (SampleIncident incident : incidents) {
            Instant opened = Objects.requireNonNull(incident.time(Field.OPENED));
            boolean inTime = (from == null || !opened.isBefore(from)) && (to == null || opened.isBefore(to));
            if (inTime && predicate.test(incident, NOW)) {
                List<@Nullable Object> cell = new ArrayList<>();
                cell.add(every == null ? null : step(opened, every));
                cell.add(Severity.ofLevel((int) incident.number(Field.SEVERITY, NOW)));
                cell.add(incident.text(Field.SERVICE_LEVEL));
                cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(incident);
            }
        }
        List<Answered> rows = new ArrayList<>();
        cells.forEach((cell, some) -> rows.add(row(cell, some)));
        return rows;
    }

    private static Answered row(List<@Nullable Object> cell, List<SampleIncident> some) {
        long met = 0;
        long breached = 0;
        List<Duration> times = new ArrayList<>();
        for (SampleIncident incident : some) {
            long micros = incident.number(Field.RESPONSE_TIME, NOW);
            if (micros != Views.NONE) {
                times.add(Duration.of(micros, ChronoUnit.MICROS));
            }
            if (incident.flag(Field.RESPONSE_BREACHED, NOW)) {
                breached++;
            } else if (micros != Views.NONE) {
                met++;
            }
        }
        times.sort(null);
        return new Answered(
                (Instant) cell.get(0),
                (Severity) Objects.requireNonNull(cell.get(1)),
                (String) Objects.requireNonNull(cell.get(2)),
                some.size(),
                met,
                breached,
                some.size() - met - breached,
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 100));
    }

    private static @Nullable Duration percentile(List<Duration> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
    }

    private static Instant step(Instant opened, Duration every) {
        long since = Duration.between(MONDAY, opened).toSeconds();
        return MONDAY.plusSeconds(since - Math.floorMod(since, every.toSeconds()));
    }
}
