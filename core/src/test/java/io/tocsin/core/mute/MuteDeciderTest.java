package io.tocsin.core.mute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MuteDeciderTest {

    private static final MuteId ID = MuteId.of("6f2a1c3e-0d4b-4b1a-9c55-2f1f5d1b7e11");
    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Nested
    class Setting {

        @Test
        void beginsAtOnceWhenNothingElseIsSaid() {
            MuteState mute = set(wish(null, NOW.plus(HOUR)));

            assertThat(mute.from()).isEqualTo(NOW);
            assertThat(mute.phase(NOW)).isEqualTo(Phase.ACTIVE);
            assertThat(mute.phase(NOW.plus(HOUR))).isEqualTo(Phase.EXPIRED);
        }

        @Test
        void beginsNowWhenItWasToBeginBefore() {
            assertThat(set(wish(NOW.minus(HOUR), NOW.plus(HOUR))).from()).isEqualTo(NOW);
        }

        @Test
        void mayBeginLater() {
            assertThat(set(wish(NOW.plus(HOUR), NOW.plus(HOUR).plus(HOUR))).phase(NOW))
                    .isEqualTo(Phase.PENDING);
        }

        @Test
        void refusesAnEndInThePast() {
            assertThat(refusal(wish(null, NOW))).startsWith("Expected a mute to end in the future, but");
        }

        @Test
        void refusesAnEndThatIsNotAfterTheBeginning() {
            assertThat(refusal(wish(NOW.plus(HOUR), NOW.plus(HOUR))))
                    .startsWith("Expected a mute to end after its beginning, but");
        }

        @Test
        void refusesWhoHasNoNameOrTooLongAOne() {
            assertThat(refusal(by(" "))).endsWith("but nobody is named");
            assertThat(refusal(by("x".repeat(201)))).endsWith("but the name is longer");
            assertThat(refusal(by("a\0b"))).endsWith("but the name has control characters");
        }

        @Test
        void refusesALongComment() {
            MuteWish wish = new MuteWish("a", List.of(), null, NOW.plus(HOUR), "@a", "x".repeat(16_385));

            assertThat(refusal(wish)).isEqualTo("Expected a comment of at most 16384 characters, but it is longer");
        }
    }

    @Nested
    class Changing {

        private final MuteState active = set(wish(null, NOW.plus(HOUR)));
        private final MuteState pending =
                set(wish(NOW.plus(HOUR), NOW.plus(HOUR).plus(HOUR)));

        @Test
        void isAllowedWhileTheBeginningOfAnActiveOneStays() {
            MuteWish longer = wish(NOW.plusMillis(500), NOW.plus(HOUR).plus(HOUR));

            assertThat(MuteDecider.canChange(active, longer, NOW.plusSeconds(60)))
                    .isTrue();
            assertThat(MuteDecider.canChange(active, wish(NOW.plusSeconds(1), NOW.plus(HOUR)), NOW.plusSeconds(60)))
                    .isFalse();
            MuteState after = evolve(active, MuteDecider.change(active, longer, NOW.plusSeconds(60)));
            assertThat(after.from()).isEqualTo(NOW);
            assertThat(after.until()).isEqualTo(NOW.plus(HOUR).plus(HOUR));
            assertThat(after.updated()).isEqualTo(NOW.plusSeconds(60));
            assertThat(after.sequence()).isEqualTo(1);
        }

        @Test
        void isAllowedForOneThatHasNotBegunIfItDoesNotBeginInThePast() {
            assertThat(MuteDecider.canChange(pending, wish(NOW.plusSeconds(5), NOW.plus(HOUR)), NOW))
                    .isTrue();
            assertThat(MuteDecider.canChange(pending, wish(NOW.minusSeconds(5), NOW.plus(HOUR)), NOW))
                    .isFalse();
            assertThat(MuteDecider.canChange(pending, wish(null, NOW.plus(HOUR)), NOW))
                    .isFalse();
        }

        @Test
        void isNotAllowedForOneThatIsOverOrForOtherAlerts() {
            assertThat(MuteDecider.canChange(active, wish(NOW, NOW.plus(HOUR)), NOW.plus(HOUR)))
                    .isFalse();
            MuteWish others = new MuteWish("~host = b", List.of(), NOW, NOW.plus(HOUR), "@a", null);
            assertThat(MuteDecider.canChange(active, others, NOW)).isFalse();
        }

        @Test
        void refusesWhatSettingWouldRefuse() {
            assertThat(MuteDecider.change(active, wish(NOW, NOW.minus(HOUR)), NOW))
                    .isInstanceOf(MuteRuling.Rejected.class);
        }
    }

    @Nested
    class Ending {

        @Test
        void endsAnActiveOneNow() {
            MuteState active = set(wish(null, NOW.plus(HOUR)));

            MuteState after = evolve(active, MuteDecider.end(active, "@b", "done", NOW.plusSeconds(60)));

            assertThat(after.until()).isEqualTo(NOW.plusSeconds(60));
            assertThat(after.from()).isEqualTo(NOW);
            assertThat(after.endedBy()).isEqualTo("@b");
            assertThat(after.phase(NOW.plusSeconds(60))).isEqualTo(Phase.EXPIRED);
        }

        @Test
        void letsOneThatNeverBeganBeginAndEndNow() {
            MuteState pending = set(wish(NOW.plus(HOUR), NOW.plus(HOUR).plus(HOUR)));

            MuteState after = evolve(pending, MuteDecider.end(pending, "@b", null, NOW));

            assertThat(after.from()).isEqualTo(NOW);
            assertThat(after.until()).isEqualTo(NOW);
        }

        @Test
        void leavesOneThatIsOverAsItIs() {
            MuteState active = set(wish(null, NOW.plus(HOUR)));

            assertThat(MuteDecider.end(active, "@b", null, NOW.plus(HOUR)))
                    .isEqualTo(new MuteRuling.Accepted(List.of()));
        }
    }

    private static MuteWish wish(@Nullable Instant from, Instant until) {
        return new MuteWish("~host = a", List.of(), from, until, "@a", null);
    }

    private static MuteWish by(String name) {
        return new MuteWish("~host = a", List.of(), null, NOW.plus(HOUR), name, null);
    }

    private static MuteState set(MuteWish wish) {
        return evolve(null, MuteDecider.set(ID, wish, NOW));
    }

    private static String refusal(MuteWish wish) {
        return ((MuteRuling.Rejected) MuteDecider.set(ID, wish, NOW)).text();
    }

    private static MuteState evolve(@Nullable MuteState before, MuteRuling ruling) {
        return MuteState.evolve(before, ((MuteRuling.Accepted) ruling).events().getFirst());
    }
}
