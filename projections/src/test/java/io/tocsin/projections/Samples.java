package io.tocsin.projections;

import io.tocsin.core.alert.AlertDescribed;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertPended;
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
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.Why;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Domain events as the core writes them; a time is so many seconds after {@link #T0}. */
public final class Samples {

    public static final Instant T0 = Instant.parse("2026-10-26T15:00:00Z");
    public static final String PROJECT = "horns-and-hooves";
    public static final String SOURCE = "prometheus-main";
    public static final MessageId MESSAGE = MessageId.of("0199f0a0-0000-7000-8000-000000000001");
    public static final Cause CAUSE = new Cause(MESSAGE, 0);

    private Samples() {}

    public static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    public static Fingerprint alert(long number) {
        return new Fingerprint(number * 0x9E3779B97F4A7C15L);
    }

    public static IncidentNumber incident(long number) {
        return new IncidentNumber(number);
    }

    public static Told told(String trigger, Map<String, String> labels) {
        return told(trigger, Kind.LASTING, Labels.of(labels), Labels.none());
    }

    public static Told told(String trigger, Kind kind, Labels labels, Labels collected) {
        return new Told(
                PROJECT,
                trigger,
                labels,
                collected,
                Labels.of(Map.of("summary", trigger + " at " + labels)),
                List.of(new Link("graph", "https://prometheus.example/graph")),
                kind,
                List.of(),
                false,
                false,
                false,
                false,
                7);
    }

    public static Told toldOf(long number) {
        return told("DiskFull", Map.of("host", "h" + number, "disk", "sda"));
    }

    public static Voice voice(String source, String threshold, Severity severity, Instant at) {
        return new Voice(source, threshold, severity, true, at, Duration.ofMinutes(5));
    }

    public static AlertPended pended(long number, long second, long until) {
        return new AlertPended(
                alert(number),
                at(second),
                toldOf(number),
                voice(SOURCE, "", Severity.S3, at(second)),
                at(second),
                at(until),
                CAUSE);
    }

    public static AlertFired fired(long number, long second) {
        return fired(number, second, toldOf(number), Severity.S3, null);
    }

    public static AlertFired fired(
            long number, long second, Told told, Severity severity, @Nullable Instant flapsUntil) {
        return new AlertFired(
                alert(number),
                at(second),
                told,
                voice(SOURCE, "", severity, at(second)),
                at(second),
                flapsUntil,
                CAUSE);
    }

    public static AlertFired firedAfterItsWait(long number, long second) {
        return new AlertFired(alert(number), at(second), null, null, at(second), null, null);
    }

    public static AlertThresholdFired thresholdFired(
            long number, long second, String source, String threshold, Severity severity, Severity worst) {
        return new AlertThresholdFired(
                alert(number), at(second), voice(source, threshold, severity, at(second)), worst, CAUSE);
    }

    public static AlertThresholdEnded thresholdEnded(long number, long second, String threshold, Severity left) {
        return new AlertThresholdEnded(alert(number), at(second), threshold, at(second), left, CAUSE);
    }

    public static AlertWentUnknown wentUnknown(long number, long second) {
        return new AlertWentUnknown(alert(number), at(second + 1), at(second), SOURCE);
    }

    public static AlertResumed resumed(long number, long second) {
        return new AlertResumed(alert(number), at(second), voice(SOURCE, "", Severity.S3, at(second)), CAUSE);
    }

    public static AlertResolved resolved(long number, long second) {
        return new AlertResolved(alert(number), at(second), at(second), CAUSE);
    }

    public static AlertDescribed described(long number, long second, Told told) {
        return new AlertDescribed(alert(number), at(second), told, CAUSE);
    }

    public static AlertOccurred occurred(long number, long second) {
        Told told = told("Deployed", Kind.INSTANT, Labels.of(Map.of("app", "shop")), Labels.none());
        return new AlertOccurred(
                alert(number), at(second), at(second), told, voice("ci", "", Severity.S9, at(second)), CAUSE);
    }

    public static AlertMuted muted(long number, long second, String mute) {
        return new AlertMuted(alert(number), at(second), MuteId.of(mute), false);
    }

    public static AlertUnmuted unmuted(long number, long second, String mute) {
        return new AlertUnmuted(alert(number), at(second), MuteId.of(mute));
    }

    public static AlertGrouped grouped(long number, long second, long under) {
        return new AlertGrouped(alert(number), at(second), alert(under), "node");
    }

    public static IncidentOpened opened(long number, long second, long... alerts) {
        Response response = new Response(ResponseClass.IMMEDIATE, at(second + 600));
        return opened(number, second, Severity.S3, IncidentStatus.NEW, response, alerts);
    }

    public static IncidentOpened opened(
            long number, long second, Severity severity, IncidentStatus status, Response response, long... alerts) {
        return new IncidentOpened(
                incident(number),
                at(second),
                PROJECT,
                "DiskFull",
                "disk is full",
                "more words",
                severity,
                "Gold",
                status,
                "#l1",
                response,
                GroupKey.ofTrigger(PROJECT, "DiskFull"),
                1,
                fingerprints(alerts),
                null,
                new Why(12, "line 14", "by project and trigger"));
    }

    public static AlertsJoined joined(long number, long second, long... alerts) {
        return new AlertsJoined(incident(number), at(second), fingerprints(alerts), null);
    }

    public static IncidentSeverityRaised severityRaised(long number, long second, Severity severity) {
        Response response = new Response(ResponseClass.IMMEDIATE, at(second + 60));
        return new IncidentSeverityRaised(incident(number), at(second), severity, IncidentStatus.NEW, response);
    }

    public static IncidentReopened reopened(long number, long second, long... alerts) {
        Response response = new Response(ResponseClass.IMMEDIATE, at(second + 600));
        return new IncidentReopened(incident(number), at(second), IncidentStatus.NEW, response, fingerprints(alerts));
    }

    public static IncidentTaken taken(long number, long second, String by) {
        return new IncidentTaken(incident(number), at(second), by, "looking");
    }

    public static IncidentCommented commented(long number, long second, String comment) {
        return new IncidentCommented(incident(number), at(second), "@petr.petrov", comment);
    }

    public static IncidentClosed closed(long number, long second) {
        return new IncidentClosed(incident(number), at(second), "@petr.petrov", "cleaned up", null, 0);
    }

    public static MessageReceived received() {
        return new MessageReceived(MESSAGE, envelope(SOURCE), 1, Map.of("raised", 1), List.of());
    }

    public static MessageRejected rejected(long number, String source) {
        return new MessageRejected(
                new MessageId(new UUID(0x0199F0A000007000L, number)),
                envelope(source),
                List.of(new Fault(null, 1, 7, null, "Expected a \"}\", but the body ends")));
    }

    public static List<Fingerprint> fingerprints(long... alerts) {
        return Arrays.stream(alerts).mapToObj(Samples::alert).toList();
    }

    private static Envelope envelope(String source) {
        return new Envelope(source, Format.NATIVE, "application/json", T0, 17, "ab".repeat(32), 1, null, null);
    }
}
