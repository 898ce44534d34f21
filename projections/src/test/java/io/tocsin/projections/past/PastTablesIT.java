package io.tocsin.projections.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.store.History;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.RandomHistory;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.Unanswered;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PastTablesIT {

    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final int EVENTS = 1_500;
    private static final PageRequest ALL = PageRequest.first(500);

    private final Tables tables = new Tables();
    private final long seed = new Random().nextLong();
    private final RandomHistory history = new RandomHistory(seed, EVENTS);
    private final HikariDataSource single = single(tables);
    private final Instant now = history.recorded(EVENTS).plusSeconds(10);
    private final Instant then = history.recorded(EVENTS / 2);

    @BeforeEach
    void happen() {
        tables.projector.apply(history.after(0, EVENTS));
    }

    @AfterEach
    void close() {
        single.close();
        tables.close();
    }

    @Test
    void showsNothingBeforeTheFirstEvent() {
        Past past = new PastTables(history, tables.live, ENOUGH);
        Query query = query("as of 2001-01-01");

        assertThat(incidents(past).page(query, ALL, now).items()).isEmpty();
        assertThat(new AlertSearch(tables.live, ENOUGH, new ValueMemory(), past)
                        .page(query, ALL, now)
                        .items())
                .isEmpty();
        assertThat(new IncidentFigures(tables.live, ENOUGH, new ValueMemory(), past)
                        .of(query("as of 2001-01-01 | count"), now)
                        .rows())
                .containsExactly(List.of(0L));
    }

    @Test
    void leavesThePresentOfTheSameConnectionAsItIs() {
        Past past = new PastTables(history, single, ENOUGH);
        IncidentSearch search = new IncidentSearch(single, ENOUGH, new ValueMemory(), past);
        List<IncidentView> present = search.page(query(""), ALL, now).items();
        List<IncidentView> before =
                search.page(query("as of \"" + then + '"'), ALL, now).items();

        assertThat(before).as("seed %d", seed).isNotEmpty().isNotEqualTo(present);
        for (int i = 0; i < 12; i++) {
            assertThat(search.page(query(""), ALL, now).items()).isEqualTo(present);
        }
        for (int i = 0; i < 12; i++) {
            assertThat(search.page(query("as of \"" + then + '"'), ALL, now).items())
                    .isEqualTo(before);
            assertThat(search.page(query(""), ALL, now).items()).isEqualTo(present);
        }
        JdbcTemplate jdbc = new JdbcTemplate(single);
        assertThat(jdbc.queryForList(
                        "SELECT relname FROM pg_class WHERE relpersistence = 't' AND relkind IN ('r', 'v')"))
                .isEmpty();
        assertThat(jdbc.queryForObject("SHOW search_path", String.class)).isEqualTo(ProjectionsSchema.LIVE);
    }

    @Test
    void refusesToReadTooMuchAgain() {
        Past past = new PastTables(history, tables.live, ENOUGH, 3);

        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> incidents(past).page(query("as of \"" + then + '"'), ALL, now))
                .withMessageContaining("Expected at most 3 events to be read again")
                .satisfies(e -> assertThat(e.why()).isEqualTo(Unanswered.Cause.TOO_MANY));
    }

    @Test
    void refusesAMomentToCome() {
        Past past = new PastTables(history, tables.live, ENOUGH);

        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> incidents(past).page(query("as of now + 1s"), ALL, now))
                .withMessageContaining("Expected a moment in the past behind `as of`, but")
                .satisfies(e -> assertThat(e.why()).isEqualTo(Unanswered.Cause.FUTURE));
    }

    @Test
    void endsWhatTakesTooLong() {
        Past past = new PastTables(new Slow(tables.live), tables.live, Duration.ofMillis(300));

        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> incidents(past).page(query("as of now"), ALL, now))
                .withMessageContaining("Expected an answer about the past within 300 ms")
                .satisfies(e -> assertThat(e.why()).isEqualTo(Unanswered.Cause.TOO_SLOW));
    }

    @Test
    void tellsHowAQuestionAboutThePastIsAnswered() {
        Past past = new PastTables(history, tables.live, ENOUGH);

        Query query = query("status != closed as of \"" + then + '"');
        IncidentSearch search = incidents(past);
        int shown = search.page(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), now)
                .items()
                .size();

        assertThat(search.explain(query, now).kept()).isEqualTo(shown).isPositive();
    }

    private IncidentSearch incidents(Past past) {
        return new IncidentSearch(tables.live, ENOUGH, new ValueMemory(), past);
    }

    private static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }

    private static HikariDataSource single(Tables tables) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(tables.schema(ProjectionsSchema.LIVE));
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    /** Whose first answer takes a minute. */
    private record Slow(HikariDataSource dataSource) implements History {

        @Override
        public long at(Instant moment) {
            new JdbcTemplate(dataSource).execute("SELECT pg_sleep(60)");
            return 0;
        }

        @Override
        public long count(Collection<String> streams, long position, long atMost) {
            return 0;
        }

        @Override
        public void each(Collection<String> streams, long position, Consumer<StoredEvent> each) {}
    }
}
