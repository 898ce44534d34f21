package io.tocsin.core.intake;

import io.tocsin.core.source.SourceEvent;
import io.tocsin.core.source.SourceFellSilent;
import io.tocsin.core.source.SourceSpokeAgain;
import io.tocsin.core.source.SourceState;
import io.tocsin.core.source.SourceUnwatched;
import io.tocsin.mql.time.Durations;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What Tocsin says when a source falls silent, and when that is over. */
final class SilenceWords {

    static final String TRIGGER = "SourceSilent";

    /** The label that names the source. */
    static final String SOURCE = "source";

    private SilenceWords() {}

    /** @param before the state that the event changes: whoever says that it is over must say it where it began */
    static OwnWord of(SourceEvent event, SourceState before) {
        return switch (event) {
            case SourceFellSilent e -> began(e);
            case SourceSpokeAgain e -> over(before, "The source " + e.source() + " speaks again");
            case SourceUnwatched e ->
                over(before, "Nobody watches any more whether the source " + e.source() + " speaks");
        };
    }

    private static OwnWord began(SourceFellSilent e) {
        String summary = "The source " + e.source() + " has said nothing for " + Durations.write(e.silentAfter());
        String description = "It was heard last at " + e.heard().truncatedTo(ChronoUnit.SECONDS) + ". "
                + "Whatever it watches is watched by nobody now: its alerts that fired are UNKNOWN, and new ones will not come. "
                + "Check that it runs, that it reaches Tocsin, and that it still uses the key that the rulebook knows. "
                + "This is over by itself as soon as it says anything.";
        return new OwnWord(
                e.project(),
                TRIGGER,
                Map.of(SOURCE, e.source()),
                true,
                Map.of("summary", summary, "description", description));
    }

    private static OwnWord over(SourceState before, String summary) {
        SourceFellSilent silence = before.silence();
        String project = silence == null ? OwnWord.TOCSIN : silence.project();
        return new OwnWord(project, TRIGGER, Map.of(SOURCE, before.source()), false, Map.of("summary", summary));
    }
}
