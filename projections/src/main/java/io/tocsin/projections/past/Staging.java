package io.tocsin.projections.past;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.History;
import io.tocsin.projections.fold.PastRows;
import io.tocsin.projections.rows.Columns;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.Unanswered;
import io.tocsin.projections.search.Unanswered.Cause;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the tables what they were, within one transaction. */
final class Staging {

    private final JdbcTemplate jdbc;
    private final History history;
    private final Duration atMost;
    private final long mostEvents;

    Staging(JdbcTemplate jdbc, History history, Duration atMost, long mostEvents) {
        this.jdbc = jdbc;
        this.history = history;
        this.atMost = atMost;
        this.mostEvents = mostEvents;
    }

    void stage(Instant moment, Past.Wanted wanted) {
        Scenery scenery = Scenery.begin(jdbc, atMost);
        long position = Math.min(history.at(moment), applied());
        scenery.logs(position);
        Changed changed = new Changed(jdbc, position);
        switch (wanted) {
            case Past.Incidents incidents -> {
                Past.Condition relevant = incidents.relevant().apply(position);
                Set<Long> numbers = changed.incidents(relevant);
                Set<Long> members = changed.members(numbers);
                Set<Long> others = incidents.each()
                        ? changed.membersOfOthers(relevant)
                        : changed.flappers(Columns.parameter(moment));
                scenery.rows();
                fold(position, numbers, members, others, changed);
                scenery.incidents(position);
            }
            case Past.Alerts alerts -> {
                Set<Long> moved = changed.alerts(alerts.relevant().apply(position));
                scenery.rows();
                fold(position, Set.of(), moved, Set.of(), changed);
                scenery.incidentsOfAlerts(position);
            }
        }
        scenery.alerts(position);
    }

    private void fold(long position, Set<Long> numbers, Set<Long> members, Set<Long> others, Changed changed) {
        Set<Long> fingerprints = new HashSet<>(members);
        fingerprints.addAll(others);
        List<String> streams = streams(numbers, fingerprints);
        if (streams.isEmpty()) {
            return;
        }
        requireFew(streams, position);
        PastRows rows = new PastRows(numbers, changed.transfers(fingerprints));
        history.each(streams, position, rows::apply);
        rows.settle(changed.homes(fingerprints));
        Set<Long> stale = changed.stale(fingerprints);
        jdbc.execute((Connection connection) -> {
            rows.write(connection, stale::contains);
            return true;
        });
    }

    private void requireFew(List<String> streams, long position) {
        if (history.count(streams, position, mostEvents + 1) > mostEvents) {
            throw new Unanswered(
                    Cause.TOO_MANY,
                    "Expected at most " + mostEvents
                            + " events to be read again, but more has changed since of what may be found; ask for less, by a"
                            + " project, a label or a status, or about a later moment");
        }
    }

    private long applied() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT position FROM applied", Long.class));
    }

    private static List<String> streams(Set<Long> numbers, Set<Long> fingerprints) {
        List<String> streams = new ArrayList<>(numbers.size() + fingerprints.size());
        numbers.forEach(number -> streams.add(new IncidentNumber(number).stream()));
        fingerprints.forEach(bits -> streams.add(new Fingerprint(bits).toString()));
        return streams;
    }
}
