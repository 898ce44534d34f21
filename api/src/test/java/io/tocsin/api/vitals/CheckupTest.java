package io.tocsin.api.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckupTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Told told = new Told();
    private long value;
    private Instant now = Instant.parse("2026-10-26T09:00:00Z");
    private Checkup checkup = checkup();

    @Test
    void tellsWhatLastsAndTellsItOnce() {
        looks(200, 59);
        assertThat(told.all).isEmpty();

        looks(200, 2);
        looks(250, 300);
        assertThat(told.all).containsExactly("begins Lag: 200 behind");
    }

    @Test
    void tellsNothingOfWhatIsOverSoon() {
        looks(200, 50);
        looks(0, 1);
        looks(200, 50);

        assertThat(told.all).isEmpty();
    }

    @Test
    void tellsThatItIsOverWhenThatLasts() {
        looks(200, 61);
        looks(0, 30);
        looks(100, 10);
        looks(0, 60);
        assertThat(told.all).hasSize(1);

        looks(0, 2);
        assertThat(told.all).containsExactly("begins Lag: 200 behind", "ends Lag: up to date");
    }

    @Test
    void doesNotFlapAroundTheLimit() {
        looks(100, 61);
        for (int i = 0; i < 20; i++) {
            looks(60, 61);
            looks(110, 61);
        }

        assertThat(told.all).containsExactly("begins Lag: 100 behind");
    }

    @Test
    void settlesWhatAnEarlierLifeHasTold() {
        looks(200, 61);
        checkup = checkup();

        looks(0, 62);

        assertThat(told.all).containsExactly("begins Lag: 200 behind", "ends Lag: up to date");
    }

    @Test
    void saysNothingThatWasNeverBegun() {
        looks(0, 300);

        assertThat(told.all).isEmpty();
    }

    @Test
    void triesAgainWhatCannotBeTold() {
        told.broken = true;
        looks(200, 70);
        assertThat(told.all).isEmpty();

        told.broken = false;
        looks(200, 1);
        assertThat(told.all).hasSize(1);
    }

    @Test
    void looksAtTheOthersWhenOneCannotBeLookedAt() {
        Ailment broken = new Ailment(
                "Broken",
                () -> {
                    throw new IllegalStateException("away");
                },
                Duration.ZERO,
                Duration.ZERO);
        Ailment ill = new Ailment("Ill", () -> new Sign.Ill("so", "because"), Duration.ZERO, Duration.ZERO);

        new Checkup(List.of(broken, ill), told).look(now);

        assertThat(told.all).containsExactly("begins Ill: so");
    }

    private void looks(long is, int seconds) {
        value = is;
        for (int i = 0; i < seconds; i++) {
            checkup.look(now);
            now = now.plusSeconds(1);
        }
    }

    private Checkup checkup() {
        Ailment lag = new Ailment(
                "Lag",
                () -> Sign.of(value, 100, new Sign.Ill(value + " behind", "much"), new Sign.Well("up to date")),
                MINUTE,
                MINUTE);
        return new Checkup(List.of(lag), told);
    }

    private static final class Told implements Checkup.Teller {

        private final List<String> all = new ArrayList<>();
        private final Set<String> open = new HashSet<>();
        private boolean broken;

        @Override
        public boolean told(String trigger) {
            return open.contains(trigger);
        }

        @Override
        public void begins(String trigger, String summary, String description) {
            if (broken) {
                throw new IllegalStateException("away");
            }
            open.add(trigger);
            all.add("begins " + trigger + ": " + summary);
        }

        @Override
        public void ends(String trigger, String summary) {
            open.remove(trigger);
            all.add("ends " + trigger + ": " + summary);
        }
    }
}
