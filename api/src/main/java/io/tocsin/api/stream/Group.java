package io.tocsin.api.stream;

import io.tocsin.api.stream.Incidents.Shown;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.projections.match.Asked;
import io.tocsin.projections.match.Changes.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * All readers of one condition, which is asked once for all of them. It knows which incidents satisfy it, so that it can tell of
 * those that do no more. Used under the hub's lock, but for {@link #loaded}.
 */
final class Group {

    /** Of a condition that more incidents satisfy, it is not known of each whether it did before. */
    static final int KNOWN = 5_000;

    final Set<Reader> readers = new HashSet<>();

    /** Completed once it is known which incidents satisfy the condition. */
    final CompletableFuture<Void> loaded = new CompletableFuture<>();

    final Expression condition;
    final Asked asked;
    private final IncidentPredicate predicate;
    private final Map<Long, Boolean> sinceBegin = new LinkedHashMap<>();
    private final Set<Long> shown = new HashSet<>();

    /** Those that are known not to satisfy it, where that is not known of all others. */
    private final Set<Long> absent = new LinkedHashSet<>();

    private boolean complete;
    private boolean begun;

    /** How many have asked for it and have not left. */
    int users;

    Group(Expression condition) {
        this.condition = condition;
        this.asked = Asked.by(condition);
        this.predicate = Predicates.ofIncident(condition);
    }

    boolean isEverything() {
        return condition instanceof Expression.Everything;
    }

    /** Whether the caller is the first, and is to load. */
    boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** What changed while these were looked for counts more. */
    void load(List<Long> numbers) {
        complete = numbers.size() <= KNOWN;
        numbers.stream().limit(KNOWN).forEach(shown::add);
        sinceBegin.forEach((number, holds) -> {
            if (holds) {
                shown.add(number);
            } else {
                shown.remove(number);
            }
        });
        sinceBegin.clear();
        loaded.complete(null);
    }

    boolean holds(@Nullable Shown incident, Instant now) {
        return incident != null && predicate.test(asked.each() ? incident.each() : incident.together(), now);
    }

    /** What the readers are to be told of the change; null for nothing. */
    Told.@Nullable News tell(Change change, @Nullable Shown incident, Instant now) {
        boolean holds = holds(incident, now);
        boolean before = held(change);
        remember(change.number(), holds);
        if (holds && incident != null) {
            return Told.News.incident(change.position(), incident.json());
        }
        return before ? Told.News.gone(change.position(), change.number()) : null;
    }

    /** What a reader is to be told that was away: of those that it may have had. */
    List<Told.News> tellAgain(List<Change> changes, Map<Long, Shown> incidents, Instant now) {
        List<Told.News> news = new ArrayList<>();
        for (Change change : changes) {
            Shown incident = incidents.get(change.number());
            if (holds(incident, now) && incident != null) {
                news.add(Told.News.incident(change.position(), incident.json()));
            } else if (!change.opened()) {
                news.add(Told.News.gone(change.position(), change.number()));
            }
        }
        return news;
    }

    private boolean held(Change change) {
        boolean unknown = !complete && !change.opened() && !absent.contains(change.number());
        return !isEverything() && (shown.contains(change.number()) || unknown);
    }

    private void remember(long number, boolean holds) {
        if (isEverything()) {
            return;
        }
        if (!loaded.isDone()) {
            sinceBegin.put(number, holds);
        } else if (holds) {
            absent.remove(number);
            complete &= shown.size() < KNOWN || shown.contains(number);
            if (shown.size() < KNOWN) {
                shown.add(number);
            }
        } else {
            shown.remove(number);
            forget(number);
        }
    }

    private void forget(long number) {
        if (!complete) {
            absent.add(number);
            if (absent.size() > KNOWN) {
                absent.remove(absent.iterator().next());
            }
        }
    }
}
