package io.tocsin.api.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, the same each time for the same seed. Whole seconds, so that no machine rounds them in its own way. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Another, whose throws do not depend on how often this one is thrown from now on. */
    Dice split() {
        return new Dice(random.split());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** @param last included */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    long bits() {
        return random.nextLong();
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** The earlier in the list, the more often. */
    <T> T favour(List<T> some) {
        double place = random.nextDouble() * random.nextDouble();
        return some.get((int) (place * some.size()));
    }

    Duration seconds(int first, int last) {
        return Duration.ofSeconds(between(first, last));
    }

    Duration minutes(int first, int last) {
        return Duration.ofSeconds(between(first * 60, last * 60));
    }

    /** Half of them are shorter than the median, a few much longer. */
    Duration around(Duration median, double spread) {
        double factor = Math.exp(spread * random.nextGaussian());
        return Duration.ofSeconds(Math.max(20, Math.round(median.toSeconds() * factor)));
    }

    /** How many of rare things happen where so many are expected. */
    int howMany(double expected) {
        int whole = (int) expected;
        return whole + (chance(expected - whole) ? 1 : 0);
    }

    /** Letters and digits as Kubernetes puts behind the names of pods. */
    String suffix(int length) {
        String letters = "bcdfghjklmnpqrstvwxz2456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
