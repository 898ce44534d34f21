package io.tocsin.core.store;

import io.tocsin.core.alert.AlertDescribed;
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
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.event.Tie;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentBreached;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentDeadlineNear;
import io.tocsin.core.incident.IncidentDescribed;
import io.tocsin.core.incident.IncidentHandoverDeclined;
import io.tocsin.core.incident.IncidentHandoverLapsed;
import io.tocsin.core.incident.IncidentHandoverOffered;
import io.tocsin.core.incident.IncidentHandoverWithdrawn;
import io.tocsin.core.incident.IncidentMerged;
import io.tocsin.core.incident.IncidentNumber;
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
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.IncidentUnrelated;
import io.tocsin.core.incident.IncidentWoken;
import io.tocsin.core.incident.Relation;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.WakeReason;
import io.tocsin.core.incident.Why;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.core.mute.MuteChanged;
import io.tocsin.core.mute.MuteEnded;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteSet;
import io.tocsin.core.mute.SilenceMatcher;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.source.SourceFellSilent;
import io.tocsin.core.source.SourceSpokeAgain;
import io.tocsin.core.source.SourceUnwatched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each domain event twice: with everything it can hold, and with as little as it must. */
final class EventSamples {

    static final Fingerprint ALERT = Fingerprint.of("00c0ffee00c0ffee");
    static final IncidentNumber INCIDENT = new IncidentNumber(4711);
    private static final MessageId AGAIN = MessageId.of("0199d5f0-5678-7abc-8def-0123456789ab");
    static final MessageId MESSAGE = MessageId.of("0199d5f0-1234-7abc-8def-0123456789ab");
    static final MuteId MUTE = MuteId.of("6f2a1c3e-0d4b-4b1a-9c55-2f1f5d1b7e11");
    static final Instant AT = Instant.parse("2026-10-26T09:28:12.345678Z");

    private static final Fingerprint OTHER = Fingerprint.of("fedcba9876543210");
    private static final Instant BEGAN = Instant.parse("2026-10-26T09:18:12Z");
    private static final String PETR = "@petr.petrov";
    private static final Cause CAUSE = new Cause(MESSAGE, 3);
    private static final Voice VOICE =
            new Voice("prometheus-main", "critical", Severity.S3, true, AT, Duration.ofMinutes(5));
    private static final Voice EDGES = new Voice("webhook", "", Severity.S4, true, AT, null);
    private static final Response SOON = new Response(ResponseClass.IMMEDIATE, AT.plusSeconds(300));
    private static final Response NEVER = new Response(ResponseClass.RETROSPECTIVE, null);

    private EventSamples() {}

    static List<Object> full() {
        return List.of(
                new AlertPended(ALERT, AT, told(), VOICE, BEGAN, BEGAN.plusSeconds(600), CAUSE),
                new AlertFired(ALERT, AT, told(), VOICE, BEGAN, BEGAN.plusSeconds(3600), CAUSE),
                new AlertThresholdFired(ALERT, AT, VOICE, Severity.S3, CAUSE),
                new AlertThresholdEnded(ALERT, AT, "critical", BEGAN, Severity.S5, CAUSE),
                new AlertWentUnknown(ALERT, AT, BEGAN, "prometheus-main"),
                new AlertResumed(ALERT, AT, VOICE, CAUSE),
                new AlertReinstated(ALERT, AT, "webhook"),
                new AlertResolved(ALERT, AT, BEGAN, CAUSE),
                new AlertDescribed(ALERT, AT, told(), CAUSE),
                new AlertOccurred(ALERT, AT, BEGAN, told(), VOICE, CAUSE),
                new AlertGrouped(ALERT, AT, OTHER, "node"),
                opened(SOON, IncidentStatus.NEW, ALERT),
                new AlertsJoined(INCIDENT, AT, List.of(ALERT, OTHER), OTHER),
                new IncidentSeverityRaised(INCIDENT, AT, Severity.S1, IncidentStatus.NEW, SOON),
                new IncidentReopened(INCIDENT, AT, IncidentStatus.TODO, SOON, List.of(ALERT)),
                new IncidentTaken(INCIDENT, AT, PETR, "I am on it"),
                new IncidentCommented(INCIDENT, AT, PETR, "seen „before“\nand now"),
                new IncidentClosed(INCIDENT, AT, PETR, "cleaned up", "for today", 2),
                new IncidentHandoverOffered(INCIDENT, AT, PETR, "#l2", AT.plusSeconds(60), "for today"),
                new IncidentHandoverDeclined(INCIDENT, AT, PETR, "for today"),
                new IncidentHandoverWithdrawn(INCIDENT, AT, PETR, "for today"),
                new IncidentHandoverLapsed(INCIDENT, AT, "#l2", PETR, AT.plusSeconds(60)),
                new IncidentReturned(INCIDENT, AT, PETR, "#l1", IncidentStatus.NEW, SOON, "for today"),
                new IncidentDescribed(INCIDENT, AT, PETR, "The queue is stuck", "**since** nine", "for today"),
                new IncidentSeverityPinned(INCIDENT, AT, PETR, Severity.S1, IncidentStatus.TAKEN, SOON, "for today"),
                new IncidentSeverityUnpinned(INCIDENT, AT, PETR, Severity.S1, IncidentStatus.TAKEN, SOON, "for today"),
                new IncidentSnoozed(INCIDENT, AT, PETR, AT.plusSeconds(60), true, "for today"),
                new IncidentWoken(INCIDENT, AT, PETR, WakeReason.PERSON, IncidentStatus.TAKEN, "for today"),
                new IncidentMerged(INCIDENT, AT, PETR, new IncidentNumber(4712), "for today"),
                new IncidentAbsorbed(INCIDENT, AT, PETR, new IncidentNumber(4712), List.of(ALERT, OTHER), "for today"),
                new IncidentSplit(INCIDENT, AT, PETR, new IncidentNumber(4712), List.of(ALERT, OTHER), "for today"),
                new IncidentSplitOff(INCIDENT, AT, PETR, new IncidentNumber(4712), "for today"),
                new IncidentRelated(INCIDENT, AT, PETR, new IncidentNumber(4712), Relation.Role.CAUSE, "for today"),
                new IncidentUnrelated(INCIDENT, AT, PETR, new IncidentNumber(4712), "for today"),
                new IncidentReopenedByPerson(
                        INCIDENT, AT, PETR, IncidentStatus.NEW, SOON, List.of(ALERT, OTHER), "for today"),
                new IncidentDeadlineNear(INCIDENT, AT, AT.plusSeconds(60)),
                new IncidentBreached(INCIDENT, AT, AT.plusSeconds(60)),
                new IncidentClosedByRule(INCIDENT, AT, BEGAN, 12, "line 14: severity >= S7 when OK for 10m"),
                new AlertMoved(ALERT, AT, new IncidentNumber(4712)),
                new AlertMuted(ALERT, AT, MUTE, true),
                new AlertUnmuted(ALERT, AT, MUTE),
                new MuteSet(
                        MUTE,
                        AT,
                        "petr",
                        "~host = \"a\"",
                        List.of(new SilenceMatcher("host", "a", false, true)),
                        AT,
                        AT.plusSeconds(3600),
                        "a new disk"),
                new MuteChanged(MUTE, AT, "petr", AT, AT.plusSeconds(7200), "it takes longer"),
                new MuteEnded(MUTE, AT, PETR, "done"),
                new MessageReceived(
                        MESSAGE, envelope(), 4, new TreeMap<>(Map.of("raised", 1, "repeated", 3)), List.of(fault())),
                new MessageRejected(MESSAGE, envelope(), List.of(fault())),
                new MessageRedelivered(MESSAGE, AT, PETR, AGAIN),
                new RulebookApplied(12, AT, "@petr.petrov", "nights go to #l1", "reopen_within: 1h\n"),
                new SourceFellSilent("prometheus-main", AT, BEGAN, AT.minusSeconds(1), Duration.ofMinutes(10), "shop"),
                new SourceSpokeAgain("prometheus-main", AT, BEGAN),
                new SourceUnwatched("prometheus-main", AT));
    }

    static List<Object> minimal() {
        return List.of(
                new AlertPended(ALERT, AT, barely(), EDGES, BEGAN, BEGAN.plusSeconds(600), new Cause(MESSAGE, 0)),
                new AlertFired(ALERT, AT, null, null, BEGAN, null, null),
                new AlertThresholdFired(ALERT, AT, EDGES, Severity.S4, CAUSE),
                new AlertThresholdEnded(ALERT, AT, "", BEGAN, Severity.S5, CAUSE),
                new AlertWentUnknown(ALERT, AT, BEGAN, ""),
                new AlertResumed(ALERT, AT, EDGES, CAUSE),
                new AlertReinstated(ALERT, AT, ""),
                new AlertResolved(ALERT, AT, BEGAN, new Cause(MESSAGE, 0)),
                new AlertDescribed(ALERT, AT, barely(), CAUSE),
                new AlertOccurred(ALERT, AT, BEGAN, barely(), EDGES, CAUSE),
                new AlertGrouped(ALERT, AT, OTHER, ""),
                opened(NEVER, IncidentStatus.RETROSPECTIVE, null),
                new AlertsJoined(INCIDENT, AT, List.of(ALERT), null),
                new IncidentSeverityRaised(INCIDENT, AT, Severity.S8, IncidentStatus.RETROSPECTIVE, NEVER),
                new IncidentReopened(INCIDENT, AT, IncidentStatus.RETROSPECTIVE, NEVER, List.of()),
                new IncidentTaken(INCIDENT, AT, PETR, null),
                new IncidentCommented(INCIDENT, AT, PETR, ""),
                new IncidentClosed(INCIDENT, AT, PETR, null, null, 0),
                new IncidentHandoverOffered(INCIDENT, AT, PETR, "#l2", AT.plusSeconds(60), null),
                new IncidentHandoverDeclined(INCIDENT, AT, PETR, null),
                new IncidentHandoverWithdrawn(INCIDENT, AT, PETR, null),
                new IncidentHandoverLapsed(INCIDENT, AT, "#l2", PETR, AT.plusSeconds(60)),
                new IncidentReturned(INCIDENT, AT, PETR, "#l1", IncidentStatus.RETROSPECTIVE, NEVER, null),
                new IncidentDescribed(INCIDENT, AT, PETR, null, null, null),
                new IncidentSeverityPinned(INCIDENT, AT, PETR, Severity.S9, IncidentStatus.RETROSPECTIVE, NEVER, null),
                new IncidentSeverityUnpinned(
                        INCIDENT, AT, PETR, Severity.S9, IncidentStatus.RETROSPECTIVE, NEVER, null),
                new IncidentSnoozed(INCIDENT, AT, PETR, null, false, null),
                new IncidentWoken(INCIDENT, AT, null, WakeReason.TIME, IncidentStatus.TODO, null),
                new IncidentMerged(INCIDENT, AT, PETR, new IncidentNumber(4712), null),
                new IncidentAbsorbed(INCIDENT, AT, PETR, new IncidentNumber(4712), List.of(), null),
                new IncidentSplit(INCIDENT, AT, PETR, new IncidentNumber(4712), List.of(), null),
                new IncidentSplitOff(INCIDENT, AT, PETR, new IncidentNumber(4712), null),
                new IncidentRelated(INCIDENT, AT, PETR, new IncidentNumber(4712), Relation.Role.CONSEQUENCE, null),
                new IncidentUnrelated(INCIDENT, AT, PETR, new IncidentNumber(4712), null),
                new IncidentReopenedByPerson(INCIDENT, AT, PETR, IncidentStatus.RETROSPECTIVE, NEVER, List.of(), null),
                new IncidentDeadlineNear(INCIDENT, AT, AT.plusSeconds(60)),
                new IncidentBreached(INCIDENT, AT, AT.plusSeconds(60)),
                new IncidentClosedByRule(INCIDENT, AT, BEGAN, 12, "line 14: severity >= S7 when OK for 10m"),
                new AlertMoved(ALERT, AT, new IncidentNumber(4712)),
                new AlertMuted(ALERT, AT, MuteId.ofRulebook("nightly", "has ~host"), false),
                new AlertUnmuted(ALERT, AT, MuteId.ofRulebook("nightly", "has ~host")),
                new MuteSet(MUTE, AT, PETR, "has ~host", List.of(), AT, AT.plusSeconds(3600), null),
                new MuteChanged(MUTE, AT, PETR, AT, AT.plusSeconds(7200), null),
                new MuteEnded(MUTE, AT, PETR, null),
                received(),
                new MessageRejected(MESSAGE, bare(), List.of(new Fault(null, null, null, null, "Expected JSON"))),
                new MessageRedelivered(MESSAGE, AT, PETR, AGAIN),
                new RulebookApplied(1, AT, "@file", null, "{}"),
                new SourceFellSilent("prometheus-main", AT, BEGAN, AT.minusSeconds(1), Duration.ofMinutes(10), "shop"),
                new SourceSpokeAgain("prometheus-main", AT, BEGAN),
                new SourceUnwatched("prometheus-main", AT));
    }

    static MessageReceived received() {
        return new MessageReceived(MESSAGE, bare(), 0, Map.of(), List.of());
    }

    static IncidentOpened opened() {
        return opened(SOON, IncidentStatus.NEW, null);
    }

    private static Told told() {
        return new Told(
                "horns-and-hooves",
                "DiskFull",
                labels("host", "a", "severity", "critical"),
                labels("instance", "a:9100, b:9100"),
                labels("description", "**93 %**", "summary", "The disk of a is full"),
                List.of(new Link("Graph", "https://prometheus.example/graph?g0.expr=up")),
                Kind.LASTING,
                List.of(new Tie(Tie.How.GROUPED_BY, "node", "NodeDown", labels("node", "n1"))),
                true,
                true,
                true,
                true,
                -4_611_686_018_427_387_904L);
    }

    private static Told barely() {
        return new Told(
                "default",
                "DiskFull",
                Labels.none(),
                Labels.none(),
                Labels.none(),
                List.of(),
                Kind.INSTANT,
                List.of(new Tie(Tie.How.GROUP_FOR, "", "NodeDown", Labels.none())),
                false,
                false,
                false,
                false,
                0);
    }

    private static IncidentOpened opened(
            Response response, IncidentStatus status, @org.jspecify.annotations.Nullable Fingerprint cause) {
        return new IncidentOpened(
                INCIDENT,
                AT,
                "horns-and-hooves",
                "DiskFull",
                "The disk of a is full",
                "**93 %**",
                Severity.S3,
                "Gold",
                status,
                "#l1",
                response,
                GroupKey.ofTrigger("horns-and-hooves", "DiskFull"),
                2,
                List.of(ALERT, OTHER),
                cause,
                new Why(7, "the holder of project horns-and-hooves: #l1", "by project and trigger"));
    }

    private static Envelope envelope() {
        return new Envelope(
                "prometheus-main",
                Format.ALERTMANAGER_V2,
                "application/json",
                AT,
                1_234,
                "0123456789abcdef".repeat(4),
                1,
                "key-1",
                new StreamPosition("alerts", 2, 41));
    }

    private static Envelope bare() {
        return new Envelope("test", Format.NATIVE, "", AT, 0, "0".repeat(64), 1, null, null);
    }

    private static Fault fault() {
        return new Fault(1, 3, 14, "/1/labels", "Expected an object, but found a number");
    }

    private static Labels labels(String... pairs) {
        return Labels.ofSortedPairs(pairs);
    }
}
