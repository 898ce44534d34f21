package io.tocsin.core.store;

import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The mutes that people set: which there are, and by their events what each is. Runs in the caller's transaction. */
public final class KnownMutes {

    /** One in the list, with what orders it. */
    public record Listed(long number, MuteId id) {}

    private static final String SAVE = """
            INSERT INTO store.mute (id, sequence_number, until) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET sequence_number = excluded.sequence_number, until = excluded.until
            """;

    private final JdbcTemplate jdbc;
    private final Snapshots snapshots;

    KnownMutes(JdbcTemplate jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    /** Of each that was not over at the moment the sequence number of its last event, oldest first. */
    public Map<MuteId, Long> notOverAt(Instant moment) {
        Map<MuteId, Long> found = new LinkedHashMap<>();
        jdbc.query(
                "SELECT id, sequence_number FROM store.mute WHERE until > ? ORDER BY number",
                row -> {
                    found.put(MuteId.of(row.getString(1)), row.getLong(2));
                },
                moment.atOffset(ZoneOffset.UTC));
        return found;
    }

    /** Those of them that there are, in the order asked for. */
    public Map<MuteId, MuteState> load(Collection<MuteId> wanted) {
        Map<String, Long> unknown = new LinkedHashMap<>();
        wanted.forEach(id -> unknown.put(id.stream(), -1L));
        Map<MuteId, MuteState> loaded = new HashMap<>();
        snapshots.tail(unknown, event -> {
            if (event instanceof MuteEvent e) {
                loaded.compute(e.mute(), (id, before) -> MuteState.evolve(before, e));
            }
        });
        Map<MuteId, MuteState> found = new LinkedHashMap<>();
        wanted.forEach(id -> loaded.computeIfPresent(id, (same, state) -> {
            found.put(same, state);
            return state;
        }));
        return found;
    }

    /** A part of the list of all there ever were, the newest first. */
    public List<Listed> before(long number, int atMost) {
        return jdbc.query(
                "SELECT number, id FROM store.mute WHERE number < ? ORDER BY number DESC LIMIT ?",
                (row, i) -> new Listed(row.getLong(1), MuteId.of(row.getString(2))),
                number,
                atMost);
    }

    /** Keeps how it is now; its events are appended in the same transaction. */
    public void save(MuteState state) {
        jdbc.update(SAVE, state.id().text(), state.sequence(), state.until().atOffset(ZoneOffset.UTC));
    }
}
