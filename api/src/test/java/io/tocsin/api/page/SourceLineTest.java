package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.source.SourceView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceLineTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");

    @Test
    void putsFirstWhatIsSilentThenWhatNeverSpoke() {
        List<SourceLine> lines = SourceLine.of(
                List.of(
                        source("b", "alive", NOW),
                        source("a", "unwatched", NOW),
                        source("c", "never", null),
                        source("d", "silent", NOW.minusSeconds(700))),
                Map.of("a", 3L),
                NOW);

        assertThat(lines).extracting(line -> line.of().name()).containsExactly("d", "c", "a", "b");
        assertThat(lines).extracting(SourceLine::rejected).containsExactly(0L, 0L, 3L, 0L);
    }

    @Test
    void tellsHowLongAgoItSpokeAndWhereItsSilenceIsToBeFound() {
        SourceLine line = SourceLine.of(List.of(source("d", "silent", NOW.minusSeconds(700))), Map.of(), NOW)
                .getFirst();

        assertThat(line.heard()).isEqualTo(new Moment("2026-10-26T14:48:20Z", "26.10 14:48:20", "11m 40s"));
        assertThat(line.silence()).isEqualTo("trigger = \"SourceSilent\" and ~source = \"d\"");
        assertThat(line.open()).isEqualTo("source = \"d\" and status != closed");
    }

    private static SourceView source(String name, String state, @Nullable Instant heard) {
        Instant silentSince = state.equals("silent") ? NOW : null;
        return new SourceView(name, null, "default", state, heard, null, silentSince, 4);
    }
}
