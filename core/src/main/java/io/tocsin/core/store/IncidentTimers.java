package io.tocsin.core.store;

import static io.tocsin.core.store.Snapshots.array;
import static java.util.Comparator.comparing;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Snooze;
import io.tocsin.core.store.KnownIncidents.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When to look at which incident again (ADR 12). A row says when, never what: that is decided by the events. Runs in the
 * caller's transaction, but for {@link #next} and {@link #late}.
 */
public final class IncidentTimers {

    /**
     * Who snoozes an incident until it is OK does not see what is being written at that moment: soon after, it is looked at
     * once whether it is OK already.
     */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final String TAKE = """
            SELECT number FROM store.incident_due WHERE due <= ? ORDER BY due, number LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String SET = """
            INSERT INTO store.incident_due AS d (number, due, on_ok)
            SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::boolean[])
            ON CONFLICT (number) DO UPDATE SET due = excluded.due, on_ok = excluded.on_ok
            """;

    private record Row(long number, @Nullable Instant due, boolean onOk) {

        boolean empty() {
            return due == null && !onOk;
        }
    }

    private final JdbcTemplate jdbc;

    IncidentTimers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are due, the earliest first; nobody else gets them before the transaction ends. */
    public List<IncidentNumber> take(Instant now, int atMost) {
        return jdbc.query(TAKE, (row, i) -> new IncidentNumber(row.getLong(1)), at(now), atMost);
    }

    /** When the next one is due; empty when none ever is. */
    public Optional<Instant> next() {
        return jdbc
                .query(
                        "SELECT due FROM store.incident_due WHERE due IS NOT NULL ORDER BY due LIMIT 1",
                        (row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    /** Those of them that must be told when all their alerts are OK. */
    public Set<IncidentNumber> watching(Collection<IncidentNumber> some) {
        if (some.isEmpty()) {
            return Set.of();
        }
        Long[] numbers = some.stream().map(IncidentNumber::value).toArray(Long[]::new);
        return new HashSet<>(jdbc.query(
                "SELECT number FROM store.incident_due WHERE number = ANY (?) AND on_ok",
                statement -> statement.setArray(1, array(statement.getConnection(), "bigint", numbers)),
                (row, i) -> new IncidentNumber(row.getLong(1))));
    }

    /** Sets them anew for those incidents that changed so that it makes a difference. */
    void set(Collection<Change> changes) {
        write(changes.stream()
                .filter(IncidentTimers::differs)
                .map(change -> row(change.before(), change.after()))
                .toList());
    }

    /** Sets them anew for incidents that were due, whether anything has changed or not. */
    public void settle(Collection<IncidentState> states) {
        write(states.stream().map(state -> row(state, state)).toList());
    }

    /** Forgets those that are due of incidents that do not exist. */
    public void drop(Collection<IncidentNumber> numbers) {
        delete(numbers.stream().map(IncidentNumber::value).toArray(Long[]::new));
    }

    private void write(List<Row> rows) {
        delete(rows.stream().filter(Row::empty).map(Row::number).sorted().toArray(Long[]::new));
        upsert(rows.stream()
                .filter(row -> !row.empty())
                .sorted(comparing(Row::number))
                .toList());
    }

    private void delete(Long[] numbers) {
        if (numbers.length > 0) {
            jdbc.update(
                    "DELETE FROM store.incident_due WHERE number = ANY (?)",
                    statement -> statement.setArray(1, array(statement.getConnection(), "bigint", numbers)));
        }
    }

    private void upsert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Long[] numbers = rows.stream().map(Row::number).toArray(Long[]::new);
        @Nullable Object[] due =
                rows.stream().map(row -> row.due == null ? null : at(row.due)).toArray();
        Boolean[] onOk = rows.stream().map(Row::onOk).toArray(Boolean[]::new);
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(SET)) {
                statement.setArray(1, array(connection, "bigint", numbers));
                statement.setArray(2, array(connection, "timestamptz", due));
                statement.setArray(3, array(connection, "boolean", onOk));
                return statement.executeUpdate();
            }
        });
    }

    private static boolean differs(Change change) {
        IncidentState before = change.before();
        return before == null
                ? !row(null, change.after()).empty()
                : !row(before, before).equals(row(before, change.after()));
    }

    private static Row row(@Nullable IncidentState before, IncidentState after) {
        Snooze snooze = after.snooze();
        Instant due = after.dueAt();
        boolean fresh = before == null || !Objects.equals(before.snooze(), snooze);
        if (fresh && snooze != null && snooze.wakeWhenOk()) {
            Instant soon = snooze.since().plus(LOOK_AGAIN);
            due = due == null || due.isAfter(soon) ? soon : due;
        }
        return new Row(after.number().value(), due, after.wakesWhenOk());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
