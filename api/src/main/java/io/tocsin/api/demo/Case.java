package io.tocsin.api.demo;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.severity.ResponseClass;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people know of an incident. */
final class Case {

    final IncidentNumber number;
    final String project;
    final String trigger;
    final Instant opened;
    final Set<Fingerprint> alerts = new LinkedHashSet<>();
    String holder;
    ResponseClass responseClass;

    @Nullable Instant deadline;

    @Nullable String taker;

    boolean closed;
    boolean snoozed;

    Case(IncidentNumber number, String project, String trigger, Instant opened, String holder, ResponseClass how) {
        this.number = number;
        this.project = project;
        this.trigger = trigger;
        this.opened = opened;
        this.holder = holder;
        this.responseClass = how;
    }

    /** How long there is to answer; a day when nobody has to. */
    Duration patience(Instant now) {
        Instant end = deadline;
        Duration left = end == null ? Duration.ofDays(1) : Duration.between(now, end);
        return left.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : left;
    }
}
