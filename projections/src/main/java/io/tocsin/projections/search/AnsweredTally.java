package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import io.tocsin.projections.search.ResponseFacts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts facts as the statement of {@link AnsweredIncidents} counts rows. One thread. */
final class AnsweredTally implements Consumer<Fact> {

    private static final double HALF = 0.5;
    private static final double NINETEEN_OF_TWENTY = 0.95;
    private static final Comparator<Key> ORDER =
            Comparator.comparingLong(Key::step).thenComparing(Key::serviceLevel).thenComparingInt(Key::severity);
    private static final Instant MONDAY = Instant.parse("2001-01-01T00:00:00Z");

    private final long from;
    private final long to;
    private final long every;
    private final long now;
    private final Map<Key, Cell> cells = new HashMap<>();

    /**
     * Bounds are as {@link AnsweredIncidents#of} takes them.
     *
     * @param now whole microseconds
     */
    AnsweredTally(@Nullable Instant from, @Nullable Instant to, @Nullable Duration every, Instant now) {
        this.from = from == null ? Long.MIN_VALUE : ceiling(from);
        this.to = to == null ? Long.MAX_VALUE : ceiling(to);
        this.every = every == null ? 0 : every.toSeconds() * 1_000_000;
        this.now = micros(now);
    }

    @Override
    public void accept(Fact fact) {
        if (fact.opened() >= from && fact.opened() < to) {
            cells.computeIfAbsent(new Key(step(fact.opened()), fact.serviceLevel(), fact.severity()), key -> new Cell())
                    .add(fact, now);
        }
    }

    List<Answered> answered() {
        return cells.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(entry -> entry.getValue().answered(entry.getKey(), every != 0))
                .toList();
    }

    private long step(long opened) {
        long monday = micros(MONDAY);
        return every == 0 ? 0 : Math.floorDiv(opened - monday, every) * every + monday;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The database rounds bounds to its microseconds; nothing is kept between two of them. */
    private static long ceiling(Instant time) {
        long micros = micros(time);
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).isBefore(time) ? micros + 1 : micros;
    }

    private record Key(long step, String serviceLevel, int severity) {}

    /** What fell into one. */
    private static final class Cell {

        private final LongStream.Builder responses = LongStream.builder();
        private long incidents;
        private long met;
        private long breached;

        void add(Fact fact, long now) {
            boolean late = now > fact.lateFrom();
            incidents++;
            breached += late ? 1 : 0;
            met += fact.taken() && !late ? 1 : 0;
            if (fact.response() >= 0) {
                responses.add(fact.response());
            }
        }

        Answered answered(Key key, boolean stepped) {
            long[] sorted = responses.build().toArray();
            Arrays.parallelSort(sorted);
            return new Answered(
                    stepped ? Instant.EPOCH.plus(key.step, ChronoUnit.MICROS) : null,
                    Severity.ofLevel(key.severity),
                    key.serviceLevel,
                    incidents,
                    met,
                    breached,
                    incidents - met - breached,
                    nearest(sorted, HALF),
                    nearest(sorted, NINETEEN_OF_TWENTY),
                    nearest(sorted, 1));
        }

        /** By nearest rank, as percentile_disc does. */
        private static @Nullable Duration nearest(long[] sorted, double part) {
            if (sorted.length == 0) {
                return null;
            }
            int rank = Math.max(1, (int) Math.ceil(part * sorted.length));
            return Duration.of(sorted[rank - 1], ChronoUnit.MICROS);
        }
    }
}
