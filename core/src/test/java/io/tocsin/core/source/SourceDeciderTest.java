package io.tocsin.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.source.SourceDecider.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SourceDeciderTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Watch WATCHED = new Watch(TEN_MINUTES, "shop");
    private static final Watch UNWATCHED = new Watch(null, "shop");
    private static final Instant NINE = Instant.parse("2026-10-26T09:00:00Z");
    private static final Instant LONG_AGO = NINE.minusSeconds(86_400);

    private SourceState state = SourceState.unheard("main");

    @Nested
    class OneThatSpoke {

        @Test
        void isSilentExactlyWhenItsTimeIsUp() {
            assertThat(look(WATCHED, NINE, LONG_AGO, NINE.plus(TEN_MINUTES).minusNanos(1)))
                    .isEmpty();
            assertThat(look(WATCHED, NINE, LONG_AGO, NINE.plus(TEN_MINUTES)))
                    .contains(new SourceFellSilent(
                            "main", NINE.plus(TEN_MINUTES), NINE, NINE.plus(TEN_MINUTES), TEN_MINUTES, "shop"));
        }

        @Test
        void hasItsPatienceAnewFromWhenSomebodyListens() {
            Instant started = NINE.plusSeconds(3_600);

            assertThat(look(WATCHED, NINE, started, started.plusSeconds(599))).isEmpty();
            assertThat(look(WATCHED, NINE, started, started.plusSeconds(600)))
                    .get()
                    .isInstanceOfSatisfying(SourceFellSilent.class, silent -> {
                        assertThat(silent.heard()).isEqualTo(NINE);
                        assertThat(silent.since()).isEqualTo(started.plusSeconds(600));
                    });
        }

        @Test
        void maySayNothingForEverWhereNobodyWatches() {
            assertThat(look(UNWATCHED, NINE, LONG_AGO, Instant.MAX)).isEmpty();
        }
    }

    @Nested
    class OneThatIsSilent {

        @Test
        void isSilentOnce() {
            fallSilent();

            assertThat(look(WATCHED, NINE, LONG_AGO, NINE.plusSeconds(7_200))).isEmpty();
        }

        @Test
        void speaksAgainByAnythingThatComesLater() {
            fallSilent();
            Instant heard = NINE.plusSeconds(900);

            assertThat(look(WATCHED, heard, LONG_AGO, heard)).contains(new SourceSpokeAgain("main", heard, heard));
        }

        @Test
        void speaksAgainEvenIfThatIsLongAgo() {
            fallSilent();
            Instant now = NINE.plusSeconds(7_200);

            SourceEvent event =
                    look(WATCHED, NINE.plusSeconds(900), LONG_AGO, now).orElseThrow();
            state = state.evolve(event);

            assertThat(event).isInstanceOf(SourceSpokeAgain.class);
            assertThat(state.silent()).isFalse();
            assertThat(look(WATCHED, NINE.plusSeconds(900), LONG_AGO, now))
                    .get()
                    .isInstanceOf(SourceFellSilent.class);
        }

        @Test
        void isSilentNoMoreWhenNobodyAsks() {
            fallSilent();

            SourceEvent event =
                    look(UNWATCHED, NINE, LONG_AGO, NINE.plusSeconds(900)).orElseThrow();

            assertThat(event).isEqualTo(new SourceUnwatched("main", NINE.plusSeconds(900)));
            assertThat(state.evolve(event)).isEqualTo(new SourceState("main", 1, null));
        }

        @Test
        void countsItsEvents() {
            assertThat(state.silentSince()).isNull();
            fallSilent();

            assertThat(state.sequence()).isZero();
            assertThat(state.silentSince()).isEqualTo(NINE.plus(TEN_MINUTES));
            assertThat(state.stream()).isEqualTo("source-main");
        }

        private void fallSilent() {
            state = state.evolve(
                    look(WATCHED, NINE, LONG_AGO, NINE.plus(TEN_MINUTES)).orElseThrow());
        }
    }

    private Optional<SourceEvent> look(Watch watch, Instant heard, Instant listening, Instant now) {
        return SourceDecider.look(state, watch, heard, listening, now);
    }
}
