package io.tocsin.projections.fold;

import io.tocsin.core.alert.AlertDescribed;
import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertPended;
import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertThresholdEnded;
import io.tocsin.core.alert.AlertThresholdFired;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.Joining;
import io.tocsin.core.store.StoredEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows a batch touches, so that they are read at once and not one by one.
 *
 * @param fingerprints of alerts
 * @param words of which alerts trigger and labels are needed as the tables have them: those that join an incident before the
 *     batch says them again
 * @param numbers of incidents that are there already
 */
record Needs(Set<Long> fingerprints, Set<Long> words, Set<Long> numbers) {

    static Needs of(List<StoredEvent> batch) {
        Needs needs = new Needs(HashSet.newHashSet(batch.size()), new HashSet<>(), new HashSet<>());
        Set<Long> told = HashSet.newHashSet(batch.size());
        for (StoredEvent stored : batch) {
            if (stored.event() instanceof AlertEvent event) {
                needs.fingerprints.add(event.fingerprint().bits());
                if (tells(event)) {
                    told.add(event.fingerprint().bits());
                }
            } else if (stored.event() instanceof IncidentEvent event) {
                needs.add(event, told);
            }
        }
        return needs;
    }

    private void add(IncidentEvent event, Set<Long> told) {
        if (!(event instanceof IncidentOpened)) {
            numbers.add(event.number().value());
        }
        for (Fingerprint alert : Joining.of(event)) {
            fingerprints.add(alert.bits());
            if (!told.contains(alert.bits())) {
                words.add(alert.bits());
            }
        }
    }

    /** Whether trigger and labels are known after the event, whatever was before. */
    private static boolean tells(AlertEvent event) {
        return switch (event) {
            case AlertPended ignored -> true;
            case AlertFired e -> e.told() != null;
            case AlertDescribed ignored -> true;
            case AlertOccurred ignored -> false;
            case AlertThresholdFired ignored -> false;
            case AlertThresholdEnded ignored -> false;
            case AlertWentUnknown ignored -> false;
            case AlertResumed ignored -> false;
            case AlertReinstated ignored -> false;
            case AlertResolved ignored -> false;
            case AlertGrouped ignored -> false;
            case AlertMoved ignored -> false;
            case AlertMuted ignored -> false;
            case AlertUnmuted ignored -> false;
        };
    }
}
