package io.tocsin.core.store;

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
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertThresholdEnded;
import io.tocsin.core.alert.AlertThresholdFired;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentBreached;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentDeadlineNear;
import io.tocsin.core.incident.IncidentDescribed;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentHandoverDeclined;
import io.tocsin.core.incident.IncidentHandoverLapsed;
import io.tocsin.core.incident.IncidentHandoverOffered;
import io.tocsin.core.incident.IncidentHandoverWithdrawn;
import io.tocsin.core.incident.IncidentMerged;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentRelated;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.IncidentReturned;
import io.tocsin.core.incident.IncidentSeverityPinned;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.IncidentSeverityUnpinned;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentSplitOff;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.IncidentUnrelated;
import io.tocsin.core.incident.IncidentWoken;
import io.tocsin.core.message.MessageEvent;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.mute.MuteChanged;
import io.tocsin.core.mute.MuteEnded;
import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.mute.MuteSet;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookEvent;
import io.tocsin.core.source.SourceEvent;
import io.tocsin.core.source.SourceFellSilent;
import io.tocsin.core.source.SourceSpokeAgain;
import io.tocsin.core.source.SourceUnwatched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one list of what may stand in the event store: stable logical names with a revision, never a class name. How to add
 * one, and what must never change, is in {@code docs/event-versioning.md}.
 */
public final class EventTypes {

    /** A name, a revision and the class that reads and writes it. */
    public record EventType(String name, int revision, Class<?> javaType) {}

    private static final List<EventType> EVENTS = List.of(
            new EventType("alert-pended", 1, AlertPended.class),
            new EventType("alert-fired", 1, AlertFired.class),
            new EventType("alert-threshold-fired", 1, AlertThresholdFired.class),
            new EventType("alert-threshold-ended", 1, AlertThresholdEnded.class),
            new EventType("alert-went-unknown", 1, AlertWentUnknown.class),
            new EventType("alert-resumed", 1, AlertResumed.class),
            new EventType("alert-reinstated", 1, AlertReinstated.class),
            new EventType("alert-resolved", 1, AlertResolved.class),
            new EventType("alert-described", 1, AlertDescribed.class),
            new EventType("alert-occurred", 1, AlertOccurred.class),
            new EventType("alert-grouped", 1, AlertGrouped.class),
            new EventType("alert-moved", 1, AlertMoved.class),
            new EventType("alert-muted", 1, AlertMuted.class),
            new EventType("alert-unmuted", 1, AlertUnmuted.class),
            new EventType("incident-opened", 1, IncidentOpened.class),
            new EventType("alerts-joined", 1, AlertsJoined.class),
            new EventType("incident-severity-raised", 1, IncidentSeverityRaised.class),
            new EventType("incident-reopened", 1, IncidentReopened.class),
            new EventType("incident-taken", 1, IncidentTaken.class),
            new EventType("incident-commented", 1, IncidentCommented.class),
            new EventType("incident-closed", 1, IncidentClosed.class),
            new EventType("incident-handover-offered", 1, IncidentHandoverOffered.class),
            new EventType("incident-handover-declined", 1, IncidentHandoverDeclined.class),
            new EventType("incident-handover-withdrawn", 1, IncidentHandoverWithdrawn.class),
            new EventType("incident-handover-lapsed", 1, IncidentHandoverLapsed.class),
            new EventType("incident-returned", 1, IncidentReturned.class),
            new EventType("incident-described", 1, IncidentDescribed.class),
            new EventType("incident-severity-pinned", 1, IncidentSeverityPinned.class),
            new EventType("incident-severity-unpinned", 1, IncidentSeverityUnpinned.class),
            new EventType("incident-snoozed", 1, IncidentSnoozed.class),
            new EventType("incident-woken", 1, IncidentWoken.class),
            new EventType("incident-merged", 1, IncidentMerged.class),
            new EventType("incident-absorbed", 1, IncidentAbsorbed.class),
            new EventType("incident-split", 1, IncidentSplit.class),
            new EventType("incident-split-off", 1, IncidentSplitOff.class),
            new EventType("incident-related", 1, IncidentRelated.class),
            new EventType("incident-unrelated", 1, IncidentUnrelated.class),
            new EventType("incident-reopened-by-person", 1, IncidentReopenedByPerson.class),
            new EventType("incident-deadline-near", 1, IncidentDeadlineNear.class),
            new EventType("incident-breached", 1, IncidentBreached.class),
            new EventType("incident-closed-by-rule", 1, IncidentClosedByRule.class),
            new EventType("message-received", 1, MessageReceived.class),
            new EventType("message-rejected", 1, MessageRejected.class),
            new EventType("message-redelivered", 1, MessageRedelivered.class),
            new EventType("mute-set", 1, MuteSet.class),
            new EventType("mute-changed", 1, MuteChanged.class),
            new EventType("mute-ended", 1, MuteEnded.class),
            new EventType("rulebook-applied", 1, RulebookApplied.class),
            new EventType("source-fell-silent", 1, SourceFellSilent.class),
            new EventType("source-spoke-again", 1, SourceSpokeAgain.class),
            new EventType("source-unwatched", 1, SourceUnwatched.class));

    /** Snapshots may be thrown away at any time, so their revisions may too. */
    private static final List<EventType> SNAPSHOTS = List.of(
            new EventType("alert-state", 1, AlertState.class), new EventType("incident-state", 1, IncidentState.class));

    private static final Map<Class<?>, EventType> BY_CLASS = new HashMap<>();
    private static final Map<String, EventType> BY_NAME = new HashMap<>();

    static {
        for (EventType type : all()) {
            BY_CLASS.put(type.javaType(), type);
            BY_NAME.put(key(type.name(), type.revision()), type);
        }
    }

    private EventTypes() {}

    /** All domain events, in the order in which the docs list them. */
    public static List<EventType> events() {
        return EVENTS;
    }

    static List<EventType> all() {
        List<EventType> all = new ArrayList<>(EVENTS);
        all.addAll(SNAPSHOTS);
        return all;
    }

    static Optional<EventType> of(Class<?> javaType) {
        return Optional.ofNullable(BY_CLASS.get(javaType));
    }

    static Optional<EventType> named(String name, String revision) {
        return Optional.ofNullable(BY_NAME.get(name + ' ' + revision));
    }

    /** The kind of aggregate whose history the event is part of. */
    static String aggregateType(Object event) {
        return switch (event) {
            case AlertEvent ignored -> "alert";
            case IncidentEvent ignored -> "incident";
            case MessageEvent ignored -> "message";
            case MuteEvent ignored -> "mute";
            case RulebookEvent ignored -> "rulebook";
            case SourceEvent ignored -> "source";
            default -> throw new IllegalArgumentException("Not a domain event: " + event.getClass());
        };
    }

    private static String key(String name, int revision) {
        return name + ' ' + revision;
    }
}
