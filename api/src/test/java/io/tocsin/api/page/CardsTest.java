package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.alert.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardsTest {

    private static final Instant OPENED = Shown.OPENED;

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "59, 59s",
        "60, 1m",
        "61, 1m 1s",
        "3599, 59m 59s",
        "3600, 1h",
        "13260, 3h 41m",
        "90000, 1d 1h",
        "-5, 0s"
    })
    void writesADurationInItsTwoLargestUnits(long seconds, String text) {
        assertThat(Moment.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Nested
    class Deadline {

        private final Instant deadline = OPENED.plusSeconds(600);

        @Test
        void countsDownAndIsSoonNearTheEnd() {
            assertThat(due(IncidentStatus.NEW, OPENED))
                    .extracting(Due::word, Due::time, Due::soon)
                    .containsExactly("in", "10m", false);
            assertThat(due(IncidentStatus.NEW, deadline.minusSeconds(192)))
                    .extracting(Due::word, Due::time, Due::soon)
                    .containsExactly("in", "3m 12s", true);
        }

        @Test
        void isLateOnceItHasPassed() {
            assertThat(due(IncidentStatus.TODO, deadline)).extracting(Due::late).isEqualTo(false);
            assertThat(due(IncidentStatus.TODO, deadline.plusSeconds(1)))
                    .extracting(Due::word, Due::time, Due::soon)
                    .containsExactly("late", "1s", false);
        }

        @Test
        void isOfNoInterestOnceSomebodyHasTakenIt() {
            assertThat(due(IncidentStatus.TAKEN, OPENED)).isNull();
            assertThat(due(IncidentStatus.CLOSED, OPENED)).isNull();
            assertThat(Due.of(Shown.incident(IncidentStatus.RETROSPECTIVE, null), OPENED))
                    .isNull();
        }

        private @Nullable Due due(IncidentStatus status, Instant now) {
            return Due.of(Shown.incident(status, deadline), now);
        }
    }

    @Nested
    class Intervals {

        @Test
        void tellsAFewAndFoldsMany() {
            IntervalText few = IntervalText.of(Shown.lasting(spans(3), List.of()));
            IntervalText many = IntervalText.of(Shown.lasting(spans(10), List.of()));

            assertThat(few.first()).hasSize(3);
            assertThat(few.last()).isNull();
            assertThat(many.first()).hasSize(1);
            assertThat(many.folded()).isEqualTo(8);
            assertThat(many.last()).isNotNull();
        }

        @Test
        void leavesAnOpenOneOpen() {
            assertThat(IntervalText.of(Shown.lasting(List.of(new Span(OPENED, null)), List.of()))
                            .first())
                    .singleElement()
                    .satisfies(stretch -> assertThat(stretch.open()).isTrue());
        }

        @Test
        void tellsTheFirstAndTheLastOccurrence() {
            IntervalText often = IntervalText.of(Shown.instant(18, OPENED, OPENED.plusSeconds(60)));
            IntervalText once = IntervalText.of(Shown.instant(1, OPENED, OPENED));

            assertThat(often.folded()).isEqualTo(16);
            assertThat(often.last()).isNotNull();
            assertThat(once.last()).isNull();
        }

        private static List<Span> spans(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new Span(OPENED.plusSeconds(60L * i), OPENED.plusSeconds(60L * i + 30)))
                    .toList();
        }
    }

    @Nested
    class TimeLine {

        @Test
        void isSharedFromTheFirstIntervalToNow() {
            AlertView early = Shown.lasting(List.of(new Span(OPENED.minusSeconds(600), null)), List.of());
            AlertView late = Shown.lasting(List.of(new Span(OPENED, OPENED.plusSeconds(300))), List.of());
            Scale scale = scale(List.of(early, late), OPENED.plusSeconds(600));

            assertThat(scale.bars(early)).containsExactly(new Bar(0, 1_000, "firing"));
            assertThat(scale.bars(late)).containsExactly(new Bar(500, 250, "firing"));
        }

        @Test
        void beginsAtMostAnHourBeforeTheOpening() {
            AlertView old = Shown.lasting(List.of(new Span(OPENED.minus(Duration.ofDays(9)), null)), List.of());
            Scale scale = scale(List.of(old), OPENED.plusSeconds(3_600));

            assertThat(scale.from()).isEqualTo(OPENED.minusSeconds(3_600));
            assertThat(scale.bars(old)).containsExactly(new Bar(0, 1_000, "firing"));
        }

        @Test
        void leavesOutWhatLiesBeforeItAndShowsWhatIsShort() {
            Span before = new Span(OPENED.minus(Duration.ofDays(2)), OPENED.minus(Duration.ofDays(1)));
            Span blink = new Span(OPENED, OPENED.plusMillis(1));
            AlertView alert = Shown.lasting(List.of(before, blink), List.of());

            assertThat(scale(List.of(alert), OPENED.plusSeconds(3_600)).bars(alert))
                    .containsExactly(new Bar(0, 3, "firing"));
        }

        @Test
        void drawsSilenceOverFiring() {
            AlertView silent =
                    Shown.lasting(List.of(new Span(OPENED, null)), List.of(new Span(OPENED.plusSeconds(500), null)));

            assertThat(scale(List.of(silent), OPENED.plusSeconds(1_000)).bars(silent))
                    .containsExactly(new Bar(0, 1_000, "firing"), new Bar(500, 500, "unknown"));
        }

        @Test
        void copesWithNothingToDraw() {
            assertThat(scale(List.of(), OPENED).to()).isAfter(OPENED);
        }

        private static Scale scale(List<AlertView> alerts, Instant now) {
            return Scale.of(Shown.incident(IncidentStatus.NEW, null), alerts, now);
        }
    }

    @Nested
    class Alerts {

        @Test
        void tellOnlyTheLabelsThatTheyDoNotShare() {
            AlertView alert = Shown.linked();

            assertThat(line(alert).own()).containsOnlyKeys("host");
        }

        @Test
        void linkOnlyToWhatABrowserMayFollow() {
            AlertView alert = Shown.linked(
                    "https://a/",
                    "HTTP://b/",
                    "javascript:alert(1)",
                    "data:text/html,x",
                    " javascript:alert(1)",
                    "//c/");

            assertThat(line(alert).links()).extracting(link -> link.url()).containsExactly("https://a/", "HTTP://b/");
        }

        private static AlertLine line(AlertView alert) {
            return AlertLine.of(
                    alert, Shown.incident(IncidentStatus.NEW, null), new Scale(OPENED, OPENED.plusSeconds(60)));
        }
    }
}
