package io.tocsin.projections.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import io.tocsin.projections.search.Similar.Counts;
import io.tocsin.projections.search.Similar.Frequency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarIncidentsIT {

    private static final long DAY = 86_400;

    private final Tables tables = new Tables();
    private final SimilarIncidents similar = new SimilarIncidents(tables.live, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        tables.close();
    }

    @Nested
    class Counted {

        @Test
        void isTheFirstOfItsKind() {
            incident(1, 100, Map.of("host", "h1"));

            Similar counts = similar.counts(1, Samples.at(200)).orElseThrow();

            assertThat(counts.same()).isEqualTo(new Counts(1, 1));
            assertThat(counts.trigger().frequency()).isEqualTo(Frequency.NEW);
            assertThat(counts.trigger().before()).isNull();
        }

        @Test
        void tellsThoseBeforeAndThoseThatAreOpen() {
            incident(1, 100, Map.of("host", "h1"));
            tables.happen(Samples.closed(1, 150));
            incident(2, 40 * DAY, Map.of("host", "h2"));
            incident(3, 41 * DAY, Map.of("host", "h1"));

            Similar counts = similar.counts(3, Samples.at(42 * DAY)).orElseThrow();

            assertThat(counts.same()).isEqualTo(new Counts(2, 3));
            assertThat(counts.trigger().lastWeek()).isEqualTo(2);
            assertThat(counts.trigger().lastMonth()).isEqualTo(2);
            assertThat(counts.trigger().before()).isEqualTo(Samples.at(40 * DAY));
            assertThat(counts.trigger().frequency()).isEqualTo(Frequency.RARE);
        }

        @Test
        void isNotThere() {
            assertThat(similar.counts(4711, Samples.at(0))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"1,1,1,NEW", "2,1,2,RARE", "9,4,4,RARE", "9,5,5,USUAL", "50,0,20,USUAL", "50,7,7,FREQUENT"})
        void isFrequentRareOrNew(long total, long week, long month, Frequency expected) {
            assertThat(Frequency.of(total, week, month)).isEqualTo(expected);
        }
    }

    @Nested
    class TheMostAlike {

        @Test
        void shareWhatIsRare() {
            for (int i = 1; i <= 20; i++) {
                incident(i, i, Map.of("env", "prod", "host", "h" + i, "rack", "r" + i % 4));
            }
            incident(30, 1_000, Map.of("env", "prod", "host", "h7", "rack", "r3"));
            tables.jdbc.execute("ANALYZE incident_label");

            List<Alike> alike = similar.alike(30, Samples.at(2_000));

            assertThat(alike).hasSize(SimilarIncidents.MOST_ALIKE);
            assertThat(alike.getFirst().number()).isEqualTo(7);
            assertThat(alike.getFirst().likeness()).isGreaterThan(0.9);
            assertThat(alike.getFirst().shared()).containsEntry("host", List.of("h7"));
            assertThat(alike.get(1).shared())
                    .containsEntry("rack", List.of("r3"))
                    .doesNotContainKey("host");
            assertThat(alike.get(1).likeness()).isLessThan(alike.getFirst().likeness());
            assertThat(alike).extracting(Alike::number).doesNotContain(30L);
        }

        @Test
        void tellHowItWent() {
            incident(1, 100, Map.of("host", "h1"));
            tables.happen(
                    Samples.taken(1, 160, "@petr.petrov"),
                    Samples.commented(1, 170, "a full log"),
                    Samples.closed(1, 400));
            incident(2, 1_000, Map.of("host", "h1"));

            Alike before = similar.alike(2, Samples.at(2_000)).getFirst();

            assertThat(before.takenBy()).isEqualTo("@petr.petrov");
            assertThat(before.responseSeconds()).isEqualTo(60);
            assertThat(before.durationSeconds()).isEqualTo(300);
            assertThat(before.resolution()).isEqualTo("cleaned up");
            assertThat(before.notes()).extracting(Alike.Note::text).containsExactly("a full log", "looking");
            assertThat(before.status()).isEqualTo("closed");
        }

        @Test
        void areNoneWhereNothingIsShared() {
            incident(1, 100, Map.of("host", "h1"));

            assertThat(similar.alike(1, Samples.at(200))).isEmpty();
            assertThat(similar.alike(4711, Samples.at(200))).isEmpty();
        }
    }

    @Test
    void tellsWhatElseIsOpenInTheProject() {
        for (int i = 1; i <= 13; i++) {
            incident(i, i, Map.of("host", "h" + i));
        }
        tables.happen(Samples.closed(2, 100));

        Similar.Others others = similar.others(Samples.PROJECT, 1);

        assertThat(others.open()).isEqualTo(11);
        assertThat(others.items()).hasSize(10).extracting(Similar.Other::number).doesNotContain(1L, 2L);
        assertThat(similar.others("nobody's", 1).open()).isZero();
    }

    private void incident(long number, long second, Map<String, String> labels) {
        tables.happen(
                Samples.fired(number, second, Samples.told("DiskFull", labels), Severity.S3, null),
                Samples.opened(number, second, number));
    }
}
