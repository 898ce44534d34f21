package io.tocsin.core.incident;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person wants done with an incident. Each carries who wants it and when. */
public sealed interface IncidentCommand {

    IncidentNumber number();

    Instant at();

    /** The person, such as {@code @petr.petrov}. */
    String by();

    /** What they say about it. */
    @Nullable String comment();

    /** Answer it and hold it. */
    record TakeIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}

    /**
     * Ask somebody to take it over.
     *
     * @param to {@code @person} or {@code #team}
     */
    record HandOverIncident(
            IncidentNumber number,
            Instant at,
            String by,
            String to,
            @Nullable String comment) implements IncidentCommand {}

    /** Give it back: what one was asked to take over, has offered, or has taken. */
    record ReturnIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}

    /** Say something about it. */
    record CommentOnIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}

    /**
     * Say what it is about.
     *
     * @param title null: as it is
     * @param text null: as it is
     */
    record DescribeIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String title,
            @Nullable String text,
            @Nullable String comment)
            implements IncidentCommand {}

    /**
     * Say how severe it is.
     *
     * @param severity null: as its alerts are, which the decision is to be told
     */
    record PinSeverity(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable Severity severity,
            @Nullable String comment) implements IncidentCommand {}

    /**
     * Let it be quiet.
     *
     * @param until null: for ever
     * @param wakeWhenOk earlier, when none of its alerts is open; then the decision is to be told its alerts
     */
    record SnoozeIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable Instant until,
            boolean wakeWhenOk,
            @Nullable String comment)
            implements IncidentCommand {}

    /** Let it be quiet no more. */
    record WakeIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}

    /** Move all its alerts, which the decision is to be told, to the other one and close it. */
    record MergeIncident(
            IncidentNumber number,
            Instant at,
            String by,
            IncidentNumber into,
            @Nullable String comment) implements IncidentCommand {}

    /** Move some of its alerts, all of which the decision is to be told, to a new incident. */
    record SplitIncident(
            IncidentNumber number,
            Instant at,
            String by,
            List<Fingerprint> alerts,
            @Nullable String comment) implements IncidentCommand {}

    /**
     * Say that it has to do with the other one.
     *
     * @param as what it is to the other one
     */
    record RelateIncident(
            IncidentNumber number,
            Instant at,
            String by,
            IncidentNumber to,
            Relation.Role as,
            @Nullable String comment) implements IncidentCommand {}

    /** Say that it has nothing to do with the other one. */
    record UnrelateIncident(
            IncidentNumber number,
            Instant at,
            String by,
            IncidentNumber to,
            @Nullable String comment) implements IncidentCommand {}

    /**
     * Declare the work done.
     *
     * @param firing how many of its alerts the closer saw firing
     */
    record CloseIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String resolution,
            @Nullable String comment,
            int firing)
            implements IncidentCommand {}

    /**
     * Declare the work not done. The decision is to be told its alerts; if it was merged, those that come back, and who has them.
     */
    record ReopenIncident(
            IncidentNumber number,
            Instant at,
            String by,
            @Nullable String comment) implements IncidentCommand {}
}
