package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** Tests of one number, severity level or duration in microseconds. Nothing holds of {@link Views#NONE}. */
final class NumberTests {

    private NumberTests() {}

    static LongPredicate compares(Comparator comparator, Value value) {
        long asked = number(value);
        return found -> found != Views.NONE && comparator.holds(Long.compare(found, asked));
    }

    static LongPredicate in(List<Value> values) {
        long[] sorted = values.stream().mapToLong(NumberTests::number).sorted().toArray();
        return found -> found != Views.NONE && Arrays.binarySearch(sorted, found) >= 0;
    }

    private static long number(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> number;
            case Value.Grade(int level) -> level;
            case Value.Length(var duration) -> TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
            default -> throw new IllegalArgumentException("Expected a number, but it is " + value);
        };
    }
}
