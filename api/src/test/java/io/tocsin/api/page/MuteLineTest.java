package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.mute.MuteView;
import io.tocsin.core.mute.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MuteLineTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(600);
    private static final Instant LATER = NOW.plusSeconds(7_200);

    private final List<MuteView> all = List.of(
            mute("weekly", Phase.ACTIVE, null, null),
            mute("long", Phase.ACTIVE, NOW.minusSeconds(60), LATER),
            mute("short", Phase.ACTIVE, NOW.minusSeconds(600), SOON),
            mute("tomorrow", Phase.PENDING, LATER, LATER.plusSeconds(1)),
            mute("next", Phase.PENDING, SOON, LATER.plusSeconds(1)));

    @Test
    void putsFirstWhatHappensFirst() {
        assertThat(MuteLine.of(all, Phase.ACTIVE, Map.of(), NOW))
                .extracting(line -> line.of().id())
                .containsExactly("short", "long", "weekly");
        assertThat(MuteLine.of(all, Phase.PENDING, Map.of(), NOW))
                .extracting(line -> line.of().id())
                .containsExactly("next", "tomorrow");
    }

    @Test
    void tellsHowLongItHoldsStillAndHowSoonItBegins() {
        assertThat(MuteLine.of(all, Phase.ACTIVE, Map.of("long", 4L), NOW))
                .extracting(MuteLine::left)
                .containsExactly("10m", "2h", null);
        assertThat(MuteLine.of(all, Phase.PENDING, Map.of(), NOW))
                .extracting(MuteLine::left)
                .containsExactly("10m", "2h");
        assertThat(MuteLine.of(mute("over", Phase.EXPIRED, NOW, NOW), Map.of(), NOW))
                .satisfies(line -> assertThat(line.left()).isNull())
                .satisfies(line -> assertThat(line.canEnd()).isFalse());
    }

    @Test
    void tellsHowManyAlertsItHoldsBack() {
        assertThat(MuteLine.of(all, Phase.ACTIVE, Map.of("long", 4L), NOW))
                .extracting(MuteLine::held)
                .containsExactly(0L, 4L, 0L);
    }

    @Test
    void isEndedByAPersonOnlyWhereAPersonSetIt() {
        assertThat(MuteLine.of(all, Phase.ACTIVE, Map.of(), NOW))
                .extracting(MuteLine::canEnd)
                .containsExactly(true, true, false);
    }

    /** One without an end is the rulebook's. */
    private static MuteView mute(String id, Phase state, @Nullable Instant from, @Nullable Instant until) {
        boolean ofRulebook = until == null;
        return new MuteView(
                id,
                null,
                "~a = b",
                state,
                from,
                until,
                ofRulebook ? "sat 02:00 to 04:00 UTC" : null,
                List.of(),
                ofRulebook ? null : "@vera",
                null,
                null,
                null,
                null,
                ofRulebook ? new MuteView.Origin(3, 12) : null,
                null);
    }
}
