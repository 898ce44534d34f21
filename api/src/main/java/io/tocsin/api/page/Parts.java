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
 * @param now to be answered at once
 * @param asleep snoozed ones, whatever they wait for
 * @param next the cursor of what does not fit on the page; null when everything does
 */
record Parts(
        List<Card> now,
        List<Batch> batches,
        List<Card> asleep,
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
        List<Card> awake = cards.stream().filter(card -> !card.sleeps()).toList();
        return new Parts(
                awake.stream().filter(Parts::isImmediate).toList(),
                Batch.of(awake.stream().filter(card -> !isImmediate(card)).toList()),
                cards.stream().filter(Card::sleeps).toList(),
                retrospective,
                closed,
                open.next());
    }

    public boolean empty() {
        return now.isEmpty() && batches.isEmpty() && asleep.isEmpty();
    }

    /** Nothing was ever opened. */
    public boolean fresh() {
        return empty() && retrospective.number() == 0 && closed.number() == 0;
    }

    /** For the title of the window. */
    public String waiting() {
        String more = next == null ? "" : "+";
        return now.size() + " · " + inBatches() + more;
    }

    public int inBatches() {
        return batches.stream().mapToInt(batch -> batch.cards().size()).sum();
    }

    private static boolean isImmediate(Card card) {
        return card.incident().responseClass() == ResponseClass.IMMEDIATE;
    }
}
