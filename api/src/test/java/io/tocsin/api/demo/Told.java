package io.tocsin.api.demo;

import io.tocsin.core.event.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One incident, as whoever reads its events with a pencil in hand would note it down. */
final class Told {

    final long number;
    final String project;
    final String trigger;
    final String serviceLevel;
    final Instant opened;
    final Set<Fingerprint> alerts = new HashSet<>();
    final List<String> hands = new ArrayList<>();
    final List<String> closers = new ArrayList<>();
    final List<String> commenters = new ArrayList<>();
    final Set<String> people = new HashSet<>();
    int severity;
    boolean mustBeAnswered;
    boolean waiting = true;

    @Nullable Instant deadline;

    @Nullable Instant firstTaken;

    @Nullable Instant closed;

    boolean late;

    /** By how much, at its worst. */
    Duration overrun = Duration.ZERO;

    Told(long number, String project, String trigger, String serviceLevel, Instant opened) {
        this.number = number;
        this.project = project;
        this.trigger = trigger;
        this.serviceLevel = serviceLevel;
        this.opened = opened;
    }

    /** Time has come to that moment, and nobody has answered since the last one. */
    void pass(Instant now) {
        if (waiting && deadline != null && now.isAfter(deadline)) {
            late = true;
            Duration by = Duration.between(deadline, now);
            overrun = by.compareTo(overrun) > 0 ? by : overrun;
        }
    }

    @Nullable Duration responseTime() {
        return firstTaken == null ? null : Duration.between(opened, firstTaken);
    }

    Duration lasted(Instant now) {
        return Duration.between(opened, closed == null ? now : closed);
    }
}
