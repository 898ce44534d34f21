package io.tocsin.core.alert;

import io.tocsin.core.event.Word;
import io.tocsin.core.message.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One alert that hears words and sees time pass, as the intake would have it. */
final class AlertLife {

    private static final Cause CAUSE = new Cause(MessageId.of("0199d5f0-0000-7000-8000-000000000001"), 0);

    final List<AlertEvent> events = new ArrayList<>();
    AlertState state = AlertState.unheard(Word.ALERT);
    Heard heard = Heard.nothing();
    Silences silences = Silences.NONE;

    /** A time of the day of all tests. */
    static Instant at(String time) {
        return Instant.parse("2026-10-26T" + time + "Z");
    }

    /** The word is received at the time it tells. */
    Effect hears(Word word) {
        return hears(word, word.at());
    }

    Effect hears(Word word, Instant received) {
        return apply(AlertDecider.hear(state, heard, word.event(), received, CAUSE));
    }

    Effect passes(Instant now) {
        return apply(AlertDecider.passTime(state, heard, silences, now));
    }

    /** The program starts again: only what is stored is known. */
    void restarts(Instant now) {
        heard = Heard.afterStart(state, now);
    }

    /** The intervals as the domain events tell them: {@code 09:28:12 → 09:38:12}. */
    List<String> intervals() {
        List<String> intervals = new ArrayList<>();
        Instant begun = null;
        for (AlertEvent event : events) {
            if (event instanceof AlertFired fired) {
                begun = fired.since();
            } else if (event instanceof AlertResolved resolved && begun != null) {
                intervals.add(clock(begun) + " → " + clock(resolved.on()));
                begun = null;
            }
        }
        if (begun != null) {
            intervals.add(clock(begun) + " →");
        }
        return intervals;
    }

    AlertEvent last() {
        return events.getLast();
    }

    private Effect apply(Decision decision) {
        for (AlertEvent event : decision.events()) {
            state = state.evolve(event);
            events.add(event);
        }
        heard = decision.heard();
        return decision.effect();
    }

    private static String clock(Instant time) {
        return time.toString().substring("2026-10-26T".length(), "2026-10-26T00:00:00".length());
    }
}
