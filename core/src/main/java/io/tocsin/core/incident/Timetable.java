package io.tocsin.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What time alone does to an incident. Pure: who asks twice gets the same answer, and what has happened is never due again. */
final class Timetable {

    /** What is due, in the order in which it happens when it is due at the same moment. */
    private enum What {
        WARNING,
        BREACH,
        OFFER_OVER,
        SNOOZE_OVER
    }

    private record Due(What what, Instant at) {}

    private Timetable() {}

    static @Nullable Instant dueAt(IncidentState state) {
        Due next = next(state);
        return next == null ? null : next.at;
    }

    /** All that happens up to the moment, in order; decided at the moment, however late that is. */
    static List<IncidentEvent> pass(IncidentState state, Instant now) {
        List<IncidentEvent> events = new ArrayList<>();
        IncidentState after = state;
        for (Due due = next(after); due != null && !due.at.isAfter(now); due = next(after)) {
            events.add(event(after, due, now));
            after = IncidentState.evolve(after, events.getLast());
        }
        return events;
    }

    private static @Nullable Due next(IncidentState state) {
        if (state.isClosed()) {
            return null;
        }
        Due next = response(state);
        Baton.Offer offer = state.baton().offer();
        if (offer != null) {
            next = earlier(next, new Due(What.OFFER_OVER, offer.until()));
        }
        Snooze snooze = state.snooze();
        if (snooze != null && snooze.until() != null) {
            next = earlier(next, new Due(What.SNOOZE_OVER, snooze.until()));
        }
        return next;
    }

    private static @Nullable Due response(IncidentState state) {
        Instant deadline = state.response().deadline();
        ResponseClock clock = state.clock();
        if (deadline == null || clock.answered() || clock.breached()) {
            return null;
        }
        return clock.warned() ? new Due(What.BREACH, deadline) : new Due(What.WARNING, clock.warnAt(deadline));
    }

    private static Due earlier(@Nullable Due one, Due other) {
        return one == null || other.at.isBefore(one.at) ? other : one;
    }

    private static IncidentEvent event(IncidentState state, Due due, Instant now) {
        return switch (due.what) {
            case WARNING -> warned(state, now);
            case BREACH -> new IncidentBreached(state.number(), now, due.at);
            case OFFER_OVER -> lapsed(state, now);
            case SNOOZE_OVER -> new IncidentWoken(state.number(), now, null, WakeReason.TIME, state.awake(), null);
        };
    }

    /** Nobody is warned of what is over. */
    private static IncidentEvent warned(IncidentState state, Instant now) {
        Instant deadline = state.response().deadline();
        if (deadline == null) {
            throw new IllegalStateException("Nobody is warned without a deadline");
        }
        return deadline.isAfter(now)
                ? new IncidentDeadlineNear(state.number(), now, deadline)
                : new IncidentBreached(state.number(), now, deadline);
    }

    private static IncidentEvent lapsed(IncidentState state, Instant now) {
        Baton.Offer offer = state.baton().offer();
        if (offer == null) {
            throw new IllegalStateException("Nothing lapses that was not offered");
        }
        return new IncidentHandoverLapsed(state.number(), now, offer.to(), offer.by(), offer.until());
    }
}
