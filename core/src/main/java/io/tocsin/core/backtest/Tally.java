package io.tocsin.core.backtest;

import io.tocsin.core.backtest.Difference.Kind;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what is different, and keeps the first of it. For one thread. */
final class Tally {

    /** More are counted, and not told one by one. */
    static final int TOLD_AT_MOST = 10_000;

    private static final int UNLIKE_AT_MOST = 20;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<Difference> differences = new ArrayList<>();
    private final List<Long> unlike = new ArrayList<>();
    private int different;
    private int really;
    private int reproduced;

    void add(Difference difference) {
        different++;
        difference.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        if (differences.size() < TOLD_AT_MOST) {
            differences.add(difference);
        }
    }

    /** @param again null when the world that was has none of that number */
    void check(IncidentNumber number, IncidentState real, @Nullable IncidentState again) {
        really++;
        if (again != null && isSame(real, again)) {
            reproduced++;
        } else if (unlike.size() < UNLIKE_AT_MOST) {
            unlike.add(number.value());
        }
    }

    Result.Totals totals(World was, World would, int passedOver) {
        return new Result.Totals(
                different,
                counts,
                new Result.Pair(was.opened(), would.opened()),
                new Result.Pair(was.breaches(), would.breaches()),
                new Result.Fidelity(really, reproduced, unlike, passedOver));
    }

    /** The earliest first. */
    List<Difference> differences() {
        return differences.stream()
                .sorted(Comparator.comparing(Difference::opened)
                        .thenComparing(Difference::number, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** In all but the moment at which time's part was noticed. */
    private static boolean isSame(IncidentState real, IncidentState again) {
        return real.severity() == again.severity()
                && real.status() == again.status()
                && real.baton().equals(again.baton())
                && real.response().equals(again.response())
                && real.clock().breached() == again.clock().breached()
                && real.alerts() == again.alerts()
                && real.opened().equals(again.opened());
    }
}
