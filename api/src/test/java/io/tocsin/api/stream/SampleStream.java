package io.tocsin.api.stream;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.match.Asked;
import io.tocsin.projections.match.Changes.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Incidents in memory, of which only the holder is known; each change is an event. */
final class SampleStream implements Incidents {

    private record Event(long number, boolean opened) {}

    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile boolean broken;
    volatile Runnable whileMatching = () -> {};
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, String> holders = new TreeMap<>();

    /** The incident has another holder now, or is new. */
    synchronized long change(long number, String holder) {
        events.add(new Event(number, holders.put(number, holder) == null));
        return events.size();
    }

    @Override
    public synchronized long position() {
        looks.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("away");
        }
        return events.size();
    }

    @Override
    public synchronized List<Change> changed(long after, long upTo) {
        Map<Long, Change> changes = new HashMap<>();
        for (long position = after + 1; position <= upTo; position++) {
            Event event = events.get((int) position - 1);
            Change earlier = changes.get(event.number);
            boolean opened = event.opened || (earlier != null && earlier.opened());
            changes.put(event.number, new Change(event.number, position, opened));
        }
        return changes.values().stream()
                .sorted(Comparator.comparingLong(Change::position))
                .toList();
    }

    @Override
    public synchronized Map<Long, Shown> read(Collection<Long> numbers, Asked asked, Instant now) {
        reads.incrementAndGet();
        Map<Long, Shown> shown = new HashMap<>();
        numbers.forEach(number -> shown.put(number, shown(number)));
        return shown;
    }

    @Override
    public List<Long> matching(Query query, Instant now, int atMost) {
        List<Long> matching = matching(query, now).stream().limit(atMost).toList();
        whileMatching.run();
        return matching;
    }

    @Override
    public List<String> present(Query query, Instant now, int atMost) {
        return matching(query, now).stream()
                .limit(atMost)
                .map(number -> shown(number).json())
                .toList();
    }

    static Expression condition(String mql) {
        return ((Reading.Understood) Mql.read(mql, Vocabulary.incidents()))
                .query()
                .expression();
    }

    private synchronized List<Long> matching(Query query, Instant now) {
        return holders.keySet().stream()
                .filter(number -> Predicates.ofIncident(query.expression())
                        .test(shown(number).together(), now))
                .toList();
    }

    private Shown shown(long number) {
        String holder = holders.getOrDefault(number, "");
        IncidentView view = new Held(number, holder);
        return new Shown(view, view, "{\"number\":" + number + ",\"holder\":\"" + holder + "\"}");
    }

    private record Held(long number, String holder) implements IncidentView {

        @Override
        public List<? extends AlertView> alerts() {
            return List.of();
        }

        @Override
        public @Nullable String text(Field field) {
            return field == Field.HOLDER ? holder : null;
        }

        @Override
        public long number(Field field, Instant now) {
            return field == Field.NUMBER ? number : Views.NONE;
        }

        @Override
        public @Nullable Instant time(Field field) {
            return null;
        }

        @Override
        public boolean flag(Field field, Instant now) {
            return false;
        }
    }
}
