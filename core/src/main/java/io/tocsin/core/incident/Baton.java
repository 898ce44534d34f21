package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an incident, from whom they have it, and who is asked to take it over. Immutable.
 *
 * @param holder never nobody
 * @param routedTo the first holder
 * @param before the holder before this one; null when that was nobody, or they gave it back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Baton(
        String holder,
        String routedTo,
        @Nullable String before,
        @Nullable Offer offer) {

    /**
     * Somebody is asked to take it over.
     *
     * @param by who asks
     */
    public record Offer(String to, String by, Instant until) {}

    static Baton first(String holder) {
        return new Baton(holder, holder, null, null);
    }

    /** Whom it goes to when the holder gives it back; null when there is nobody else. */
    @Nullable String giver() {
        if (before != null) {
            return before;
        }
        return routedTo.equals(holder) ? null : routedTo;
    }

    Baton takenBy(String person) {
        return new Baton(person, routedTo, person.equals(holder) ? before : holder, null);
    }

    Baton returnedTo(String giver) {
        return new Baton(giver, routedTo, null, null);
    }

    Baton offered(Offer open) {
        return new Baton(holder, routedTo, before, open);
    }

    Baton withoutOffer() {
        return new Baton(holder, routedTo, before, null);
    }
}
