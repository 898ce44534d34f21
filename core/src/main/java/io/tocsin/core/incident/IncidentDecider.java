package io.tocsin.core.incident;

import static io.tocsin.core.incident.Refusals.badArgument;
import static io.tocsin.core.incident.Refusals.blankToNull;
import static io.tocsin.core.incident.Refusals.tooLong;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.DescribeIncident;
import io.tocsin.core.incident.IncidentCommand.HandOverIncident;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.incident.IncidentCommand.RelateIncident;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.ReturnIncident;
import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentCommand.UnrelateIncident;
import io.tocsin.core.incident.IncidentCommand.WakeIncident;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of an incident's life. Pure: the intake, the timers and the aggregate use the same. */
public final class IncidentDecider {

    private static final int LONGEST_TITLE = 300;

    private IncidentDecider() {}

    /**
     * What the command does, to this incident and perhaps to others. What time has done to it until then comes first, whether
     * somebody has noticed or not.
     */
    public static Ruling decide(IncidentState state, IncidentCommand command, Facts facts) {
        List<IncidentEvent> passed = Timetable.pass(state, command.at());
        Ruling ruling = tooLong("comment", command.comment());
        if (ruling == null) {
            ruling = carryOut(IncidentState.evolve(state, passed), command, facts);
        }
        if (passed.isEmpty() || !(ruling instanceof Ruling.Accepted accepted)) {
            return ruling;
        }
        List<IncidentEvent> events = new ArrayList<>(passed);
        events.addAll(accepted.events());
        return new Ruling.Accepted(events);
    }

    /** What time has done to the incident until the moment. */
    public static List<IncidentEvent> passTime(IncidentState state, Instant now) {
        return Timetable.pass(state, now);
    }

    /** What it means that alerts of it are that severe; nothing unless they are worse than it is. */
    public static List<IncidentEvent> feel(IncidentState state, Severity severity, Instant at, ResponseMatrix matrix) {
        return Rating.feel(state, severity, at, matrix);
    }

    /** What it means that none of its alerts is open any more. */
    public static List<IncidentEvent> becomeOk(IncidentState state, Instant at) {
        return state.wakesWhenOk()
                ? List.of(new IncidentWoken(state.number(), at, null, WakeReason.OK, state.awake(), null))
                : List.of();
    }

    /**
     * What it means that a rule asks for no more than how long all its alerts have been OK.
     *
     * @param rulebook the version of the rules
     * @param rule for people
     */
    public static List<IncidentEvent> closeByRule(
            IncidentState state, Instant at, Instant okSince, long rulebook, String rule) {
        return state.isClosed()
                ? List.of()
                : List.of(new IncidentClosedByRule(state.number(), at, okSince, rulebook, rule));
    }

    /** What it means that alerts of a closed incident fire, soon enough that it is the same work. */
    public static IncidentReopened reopen(
            IncidentState state, List<Fingerprint> alerts, Instant at, ResponseMatrix matrix) {
        ResponseTime time = matrix.of(state.serviceLevel(), state.severity());
        Response response = new Response(time.responseClass(), time.deadline(at));
        return new IncidentReopened(
                state.number(), at, IncidentStatus.untaken(time.responseClass()), response, List.copyOf(alerts));
    }

    private static Ruling carryOut(IncidentState state, IncidentCommand command, Facts facts) {
        return switch (command) {
            case TakeIncident c -> Handing.take(state, c, facts.people());
            case HandOverIncident c -> Handing.handOver(state, c, facts);
            case ReturnIncident c -> Handing.giveBack(state, c, facts);
            case CommentOnIncident c -> comment(c);
            case DescribeIncident c -> describe(c);
            case PinSeverity c -> Rating.pin(state, c, facts);
            case SnoozeIncident c -> Resting.snooze(state, c, facts.members());
            case WakeIncident c -> Resting.wake(state, c);
            case MergeIncident c -> Moving.merge(state, c, facts);
            case SplitIncident c -> Moving.split(state, c, facts);
            case RelateIncident c -> Relating.relate(state, c, facts.other());
            case UnrelateIncident c -> Relating.unrelate(state, c, facts.other());
            case CloseIncident c -> close(state, c);
            case ReopenIncident c -> Moving.reopen(state, c, facts);
        };
    }

    private static Ruling comment(CommentOnIncident command) {
        String comment = blankToNull(command.comment());
        return comment == null
                ? badArgument("Expected a comment, but the field comment is empty")
                : Ruling.accept(new IncidentCommented(command.number(), command.at(), command.by(), comment));
    }

    private static Ruling describe(DescribeIncident command) {
        String title = blankToNull(command.title());
        if (title == null && (command.title() != null || command.text() == null)) {
            return badArgument(
                    command.title() == null
                            ? "Expected a title or a text, but there is neither"
                            : "Expected a title, but the field title is empty");
        }
        Ruling tooLong = tooLong("title", title, LONGEST_TITLE);
        if (tooLong == null) {
            tooLong = tooLong("text", command.text());
        }
        if (tooLong != null) {
            return tooLong;
        }
        return Ruling.accept(new IncidentDescribed(
                command.number(), command.at(), command.by(), title, command.text(), blankToNull(command.comment())));
    }

    private static Ruling close(IncidentState state, CloseIncident command) {
        if (state.isClosed()) {
            return Refusals.alreadyDone("Expected an open incident, but " + state.number() + " is closed already");
        }
        Ruling tooLong = tooLong("resolution", command.resolution());
        return tooLong != null
                ? tooLong
                : Ruling.accept(new IncidentClosed(
                        command.number(),
                        command.at(),
                        command.by(),
                        blankToNull(command.resolution()),
                        blankToNull(command.comment()),
                        command.firing()));
    }
}
