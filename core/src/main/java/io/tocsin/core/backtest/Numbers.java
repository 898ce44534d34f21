package io.tocsin.core.backtest;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Numbers for what is opened in memory: the same alert at the same moment opens the incident of the same number in every world,
 * and where it opened one in reality, that one's. The others are below zero. For one thread.
 */
final class Numbers implements Function<Fingerprint, IncidentNumber> {

    private final Map<Fingerprint, IncidentNumber> openers = new HashMap<>();
    private long last;

    /** What really was opened at this moment. */
    void next(List<IncidentEvent> really) {
        openers.clear();
        for (IncidentEvent event : really) {
            if (event instanceof IncidentOpened e
                    && !e.group().isOfSplit()
                    && !e.alerts().isEmpty()) {
                openers.put(e.alerts().getFirst(), e.number());
            }
        }
    }

    @Override
    public IncidentNumber apply(Fingerprint opener) {
        return openers.computeIfAbsent(opener, alert -> new IncidentNumber(--last));
    }
}
