package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tests of one time, which may depend on when they are asked. To the microsecond, without making new instants. */
final class TimeTests {

    private static final long DAY = TimeUnit.DAYS.toMicros(1);

    private TimeTests() {}

    /** A test of a time; false of none. */
    interface TimeTest {
        boolean test(@Nullable Instant found, Instant now);
    }

    static TimeTest compares(Comparator comparator, Value value) {
        MicrosOf asked = micros(value);
        return (found, now) -> found != null && comparator.holds(Long.compare(micros(found), asked.at(micros(now))));
    }

    static TimeTest in(List<Value> values) {
        MicrosOf[] asked = values.stream().map(TimeTests::micros).toArray(MicrosOf[]::new);
        return (found, now) -> found != null && isOneOf(asked, micros(found), micros(now));
    }

    private static boolean isOneOf(MicrosOf[] asked, long found, long now) {
        for (MicrosOf one : asked) {
            if (one.at(now) == found) {
                return true;
            }
        }
        return false;
    }

    private static MicrosOf micros(Value value) {
        return switch (value) {
            case Moment.Fixed(Instant instant) -> {
                long fixed = micros(instant);
                yield now -> fixed;
            }
            case Moment.Relative(Moment.Anchor anchor, Duration shift) -> relative(anchor, micros(shift));
            default -> throw new IllegalArgumentException("Expected a time, but it is " + value);
        };
    }

    private static MicrosOf relative(Moment.Anchor anchor, long shift) {
        return switch (anchor) {
            case NOW -> now -> now + shift;
            case TODAY -> now -> now - Math.floorMod(now, DAY) + shift;
        };
    }

    private static long micros(Duration duration) {
        return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }

    /** A time in microseconds, given the present one. */
    private interface MicrosOf {
        long at(long now);
    }
}
