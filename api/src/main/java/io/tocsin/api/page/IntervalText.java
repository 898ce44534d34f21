package io.tocsin.api.page;

import io.tocsin.core.event.Kind;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.alert.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of an alert in words; many are folded between the first and the last.
 *
 * @param folded how many are not told between {@code first} and {@code last}
 */
record IntervalText(
        List<Stretch> first, long folded, @Nullable Stretch last) {

    private static final int TOLD = 3;

    /** @param to null while it lasts, and for what has no length */
    record Stretch(Moment from, @Nullable Moment to, boolean open) {

        static Stretch of(Span span) {
            return new Stretch(Moment.of(span.from()), Moment.ofNullable(span.to()), span.to() == null);
        }
    }

    static IntervalText of(AlertView alert) {
        return alert.kind() == Kind.INSTANT ? ofOccurrences(alert) : ofIntervals(alert);
    }

    private static IntervalText ofIntervals(AlertView alert) {
        List<Stretch> all = alert.intervals().stream().map(Stretch::of).toList();
        if (all.size() <= TOLD) {
            return new IntervalText(all, 0, null);
        }
        return new IntervalText(all.subList(0, 1), all.size() - 2L, all.getLast());
    }

    private static IntervalText ofOccurrences(AlertView alert) {
        Stretch first = new Stretch(Moment.of(alert.firstSeen()), null, false);
        if (alert.occurrences() <= 1) {
            return new IntervalText(List.of(first), 0, null);
        }
        return new IntervalText(
                List.of(first), alert.occurrences() - 2, new Stretch(Moment.of(alert.lastSeen()), null, false));
    }
}
