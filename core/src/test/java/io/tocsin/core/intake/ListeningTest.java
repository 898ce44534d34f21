package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.source.SourceFellSilent;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private static final Instant NINE = Instant.parse("2026-10-26T09:00:00.123Z");

    private final Listening listening = new Listening(Set.of("listed")::contains);

    @Test
    void knowsWhenEachSpokeLastAndHowOften() {
        listening.hear("a", NINE);
        listening.hear("a", NINE.plusSeconds(2));
        listening.hear("a", NINE.plusSeconds(1));

        assertThat(listening.all()).containsExactly(new HeardSource("a", NINE.plusSeconds(2), null, 3));
        assertThat(listening.ear("b")).isNull();
    }

    @Test
    void countsNothingOfWhatWasHeardElsewhere() {
        listening.learn("a", NINE.plusSeconds(5));
        listening.learn("a", NINE);

        assertThat(listening.all()).containsExactly(new HeardSource("a", NINE.plusSeconds(5), null, 0));
    }

    @Test
    void holdsASilentOneForSilentUntilItSpeaks() {
        Listening.Ear ear = listening.learn("a", NINE);
        Instant since = NINE.plusSeconds(60);
        ear.silence(new SourceFellSilent("a", since, NINE, since, Duration.ofMinutes(1), "shop"));
        assertThat(ear.silent()).isTrue();
        assertThat(listening.all()).extracting(HeardSource::silentSince).containsExactly(since);

        listening.hear("a", since.plusSeconds(1));

        assertThat(ear.silent()).isFalse();
        assertThat(listening.all()).extracting(HeardSource::silentSince).containsOnlyNulls();
    }

    @Test
    void doesNotListenToItself() {
        listening.hear(OwnWord.TOCSIN, NINE);

        assertThat(listening.all()).isEmpty();
    }

    @Test
    void remembersBeyondItsBoundOnlyWhoIsListed() {
        for (int i = 0; i < Listening.AT_MOST; i++) {
            listening.hear("stranger-" + i, NINE);
        }
        listening.hear("one more", NINE);
        listening.hear("listed", NINE);

        assertThat(listening.all()).hasSize(Listening.AT_MOST + 1);
        assertThat(listening.ear("listed")).isNotNull();
    }
}
