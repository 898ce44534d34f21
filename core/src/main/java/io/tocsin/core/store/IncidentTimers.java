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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When to look at which incident again (ADR 12): for what time does to it, or for what its alerts have become. A row says when,
 * never what: that is decided by the events. Runs in the
 * caller's transaction, but for {@link #next} and {@link #nextAfter}.
 */
public final class IncidentTimers {

    /**
     * Who snoozes an incident until it is OK does not see what is being written at that moment: soon after, it is looked at
     * once whether it is OK already.
     */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final String TAKE = """
            SELECT number FROM store.incident_due WHERE least(due, look) <= ?
            ORDER BY least(due, look), number LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String SET = """
            INSERT INTO store.incident_due AS d (number, due, on_ok)
            SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::boolean[])
            ON CONFLICT (number) DO UPDATE SET due = excluded.due, on_ok = excluded.on_ok
            """;
    private static final String LOOK = """
            INSERT INTO store.incident_due AS d (number, on_ok, look)
            SELECT number, false, look FROM unnest(?::bigint[], ?::timestamptz[]) AS u (number, look) ORDER BY number
            ON CONFLICT (number) DO UPDATE SET look = least(d.look, excluded.look)
            """;
    private static final String LOOKED =
            "UPDATE store.incident_due SET look = NULL WHERE number = ANY (?) AND look IS NOT NULL";
    private static final String DROP = "DELETE FROM store.incident_due WHERE number = ANY (?)";
    private static final String FORGET = "DELETE FROM store.incident_due WHERE number = ANY (?) AND look IS NULL";
    private static final String REST = "UPDATE store.incident_due SET due = NULL, on_ok = false WHERE number = ANY (?)";

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
                        "SELECT least(due, look) FROM store.incident_due WHERE least(due, look) IS NOT NULL"
                                + " ORDER BY least(due, look) LIMIT 1",
                        (row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    /** The same without those that are due at the moment already. */
    public Optional<Instant> nextAfter(Instant moment) {
        return jdbc
                .query(
                        "SELECT least(due, look) FROM store.incident_due WHERE least(due, look) > ?"
                                + " ORDER BY least(due, look) LIMIT 1",
                        (row, i) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        at(moment))
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

    /** These are due at the moment, for what their alerts have become; earlier, if they were to be. */
    public void look(Collection<IncidentNumber> some, Instant moment) {
        Map<IncidentNumber, Instant> looks = new HashMap<>();
        some.forEach(number -> looks.put(number, moment));
        look(looks);
    }

    /**
     * Sets them anew for incidents that were due, whether anything has changed or not.
     *
     * @param looks when to look for what their alerts have become, where that is wanted
     */
    public void settle(Collection<IncidentState> states, Map<IncidentNumber, Instant> looks) {
        run(LOOKED, states.stream().map(state -> state.number().value()).toArray(Long[]::new));
        write(states.stream().map(state -> row(state, state)).toList());
        look(looks);
    }

    /** Forgets those that are due of incidents that do not exist. */
    public void drop(Collection<IncidentNumber> numbers) {
        run(DROP, numbers.stream().map(IncidentNumber::value).toArray(Long[]::new));
    }

    private void write(List<Row> rows) {
        Long[] empty =
                rows.stream().filter(Row::empty).map(Row::number).sorted().toArray(Long[]::new);
        run(FORGET, empty);
        run(REST, empty);
        upsert(rows.stream()
                .filter(row -> !row.empty())
                .sorted(comparing(Row::number))
                .toList());
    }

    private void run(String statement, Long[] numbers) {
        if (numbers.length > 0) {
            jdbc.update(statement, s -> s.setArray(1, array(s.getConnection(), "bigint", numbers)));
        }
    }

    private void look(Map<IncidentNumber, Instant> looks) {
        if (looks.isEmpty()) {
            return;
        }
        List<Map.Entry<IncidentNumber, Instant>> all = List.copyOf(looks.entrySet());
        Long[] numbers = all.stream().map(entry -> entry.getKey().value()).toArray(Long[]::new);
        Object[] moments = all.stream().map(entry -> at(entry.getValue())).toArray();
        jdbc.update(LOOK, s -> {
            s.setArray(1, array(s.getConnection(), "bigint", numbers));
            s.setArray(2, array(s.getConnection(), "timestamptz", moments));
        });
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
