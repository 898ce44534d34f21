package io.tocsin.projections.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * A label, or a field, and the values that there are of it.
 *
 * @param id its number in the table {@code label}; its values have those from {@code first} on
 * @param cumulative how likely one of the first values is; each next one is less likely
 */
record Texts(boolean field, String name, int id, int first, IntFunction<String> value, double[] cumulative) {

    /** @param skew 0: all are as likely; 1: as Zipf's law has it */
    static Texts of(boolean field, String name, int id, int first, int count, double skew, IntFunction<String> value) {
        double[] cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1.0, -skew);
            cumulative[i] = sum;
        }
        return new Texts(field, name, id, first, value, cumulative);
    }

    int count() {
        return cumulative.length;
    }

    int pick(SplittableRandom random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
    }

    String text(int index) {
        return value.apply(index);
    }

    /** The number of the value. */
    int id(int index) {
        return first + index;
    }
}
