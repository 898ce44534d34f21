package io.tocsin.projections.queue;

import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Why;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident, as the HTTP contract shows it.
 *
 * @param triggers of its alerts, the first twenty
 * @param state firing when any of its alerts is, else unknown, else pending, else ok
 * @param offeredTo who is asked to take it over
 * @param responseSeconds from its opening to the first take; null while nobody has taken it
 * @param breached it was answered, or closed, after a deadline, or is not answered and the deadline is over
 * @param alerts how many count to it now
 * @param cause the group alert under which the others stand
 * @param snoozed null: nobody has asked it to be quiet
 * @param labels name → values over all its alerts, of each at most twenty values
 * @param labelsMore the names of the labels that have more values than are told
 * @param sources of its alerts, the first twenty
 * @param mergedInto the number of the incident that has its alerts now
 * @param splitFrom the number of the incident that had its alerts before
 * @param causes the numbers of the incidents that caused it
 * @param consequences the numbers of the incidents that it caused
 */
public record IncidentView(
        long number,
        String project,
        List<String> triggers,
        String title,
        String text,
        Severity severity,
        boolean severityPinned,
        String serviceLevel,
        IncidentStatus status,
        Status state,
        String holder,
        @Nullable String offeredTo,
        Instant opened,
        @Nullable Instant taken,
        @Nullable Instant closed,
        @Nullable Instant deadline,
        ResponseClass responseClass,
        @Nullable Long responseSeconds,
        boolean breached,
        int alerts,
        int firing,
        int unknown,
        int pending,
        boolean flapping,
        @Nullable Snooze snoozed,
        @Nullable Fingerprint cause,
        @Nullable String resolution,
        Map<String, List<String>> labels,
        List<String> labelsMore,
        List<String> sources,
        Why why,
        @Nullable Long mergedInto,
        @Nullable Long splitFrom,
        List<Long> causes,
        List<Long> consequences) {}
