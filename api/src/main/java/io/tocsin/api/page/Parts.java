package io.tocsin.api.page;

import io.tocsin.core.severity.ResponseClass;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.queue.IncidentArchive;
import io.tocsin.projections.queue.IncidentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue in its parts.
 *
 * @param next the cursor of what does not fit on the page; null when everything does
 */
record Parts(
        List<Card> now,
        List<Card> batches,
        Count retrospective,
        Count closed,
        @Nullable String next) {

    /** @param more there are more than were counted */
    record Count(int number, boolean more) {

        static Count of(int counted) {
            int number = Math.min(counted, IncidentArchive.COUNTED_AT_MOST);
            return new Count(number, counted > number);
        }

        /** The number, with a plus where there are more. */
        public String text() {
            return number + (more ? "+" : "");
        }
    }

    static Parts of(Page<IncidentView> open, Count retrospective, Count closed, Instant moment) {
        List<Card> cards = open.items().stream().map(i -> Card.of(i, moment)).toList();
        return new Parts(
                cards.stream().filter(Parts::isImmediate).toList(),
                cards.stream().filter(card -> !isImmediate(card)).toList(),
                retrospective,
                closed,
                open.next());
    }

    public boolean empty() {
        return now.isEmpty() && batches.isEmpty();
    }

    /** Nothing was ever opened. */
    public boolean fresh() {
        return empty() && retrospective.number() == 0 && closed.number() == 0;
    }

    /** For the title of the window. */
    public String waiting() {
        String more = next == null ? "" : "+";
        return now.size() + " · " + batches.size() + more;
    }

    private static boolean isImmediate(Card card) {
        return card.incident().responseClass() == ResponseClass.IMMEDIATE;
    }
}
