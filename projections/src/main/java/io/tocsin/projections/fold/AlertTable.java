package io.tocsin.projections.fold;

import io.tocsin.core.alert.Status;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Link;
import io.tocsin.core.label.Labels;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.rows.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the table {@code alert}. */
final class AlertTable {

    private static final String LOAD = """
            SELECT fingerprint, project IS NOT NULL AS heard, state, severity, voices, sources, collected, since, unknown_since,
                   lasted, first_seen, last_seen, occurrences, occurred, flaps_until, under, incident, muted_by, muted_since, moved
            FROM alert WHERE fingerprint = ANY (?)
            """;
    private static final String LOAD_WORDS =
            "SELECT fingerprint, trigger, labels, kind FROM alert WHERE fingerprint = ANY (?) AND project IS NOT NULL";

    /** Keys that stand beside each other in the index are added one after the other. */
    private static final Comparator<AlertRow> BY_KEY = Comparator.comparingLong(row -> row.fingerprint);

    private static final Column<AlertRow> KEY = Column.number("fingerprint", row -> row.fingerprint);

    /** What never changes. */
    private static final Column<AlertRow> BEGAN = Column.number("began", row -> row.began);

    /** What every event may change. */
    private static final List<Column<AlertRow>> STATE = List.of(
            Column.text("state", row -> row.status.word()),
            Column.count("severity", row -> row.level),
            Column.text("voices", row -> row.voices.isEmpty() ? "[]" : Json.write(row.voices)),
            Column.text("sources", row -> Json.write(row.sources)),
            Column.time("since", row -> row.since),
            Column.time("unknown_since", row -> row.unknownSince),
            Column.number("lasted", row -> row.lasted),
            Column.time("first_seen", row -> row.firstSeen),
            Column.time("last_seen", row -> row.lastSeen),
            Column.number("occurrences", row -> row.occurrences),
            Column.text("occurred", row -> row.occurred.isEmpty() ? "[]" : Json.write(row.occurred)),
            Column.time("flaps_until", row -> row.flapsUntil),
            Column.number("under", row -> row.under),
            Column.number("incident", row -> row.incident),
            Column.text("muted_by", row -> row.mutedBy),
            Column.time("muted_since", row -> row.mutedSince),
            Column.number("moved", row -> row.moved));

    /** What changes only when something is told. */
    private static final List<Column<AlertRow>> WORDS = List.of(
            Column.text("project", told(told -> Words.safe(told.project()))),
            Column.text("trigger", row -> row.heard ? row.trigger : null),
            Column.json("labels", row -> row.heard ? Json.write(row.labels) : null),
            Column.text("annotations", told(told -> Json.write(Words.safe(told.annotations())))),
            Column.text("collected", row -> row.heard ? row.collected.values() : null),
            Column.text("links", told(told -> links(told.links()))),
            Column.text("kind", told(told -> told.kind().word())),
            Column.flag("is_group", told(Told::group)));

    private static final Bulk<AlertRow> INSERT = Bulk.insert("alert", together(List.of(KEY, BEGAN), WORDS, STATE));
    private static final Bulk<AlertRow> UPDATE = Bulk.update("alert", KEY, together(WORDS, STATE));
    private static final Bulk<AlertRow> UPDATE_STATE = Bulk.update("alert", KEY, STATE);

    private static final Bulk<AlertRow> PAST = Bulk.insert("past_alert", together(List.of(KEY, BEGAN), WORDS, STATE));

    private AlertTable() {}

    /** Adds rows to a table of the same shape. */
    static void writePast(Connection connection, Collection<AlertRow> rows) throws SQLException {
        PAST.write(connection, rows);
    }

    static Map<Long, AlertRow> load(Connection connection, Set<Long> fingerprints) throws SQLException {
        Map<Long, AlertRow> rows = HashMap.newHashMap(fingerprints.size());
        if (!fingerprints.isEmpty()) {
            try (PreparedStatement statement = statement(connection, LOAD, fingerprints);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    AlertRow row = read(result);
                    rows.put(row.fingerprint, row);
                }
            }
        }
        return rows;
    }

    /** Adds trigger and labels to those of the rows that are named. */
    static void loadWords(Connection connection, Map<Long, AlertRow> rows, Set<Long> names) throws SQLException {
        List<Long> known = names.stream().filter(rows::containsKey).toList();
        if (known.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = statement(connection, LOAD_WORDS, known);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                AlertRow row = rows.get(result.getLong(1));
                if (row != null) {
                    row.trigger = Columns.text(result, "trigger");
                    row.labels = Json.read(result.getString("labels"), Labels.class);
                    row.kind = Columns.text(result, "kind");
                }
            }
        }
    }

    static void write(Connection connection, Collection<AlertRow> rows) throws SQLException {
        List<AlertRow> added = new ArrayList<>();
        List<AlertRow> told = new ArrayList<>();
        List<AlertRow> moved = new ArrayList<>();
        for (AlertRow row : rows) {
            if (!row.stored) {
                added.add(row);
            } else if (row.told != null) {
                told.add(row);
            } else if (row.changed) {
                moved.add(row);
            }
        }
        added.sort(BY_KEY);
        INSERT.write(connection, added);
        UPDATE.write(connection, told);
        UPDATE_STATE.write(connection, moved);
    }

    static PreparedStatement statement(Connection connection, String sql, Collection<Long> keys) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(1, connection.createArrayOf("bigint", keys.toArray(Long[]::new)));
        return statement;
    }

    private static AlertRow read(ResultSet result) throws SQLException {
        AlertRow row = new AlertRow(result.getLong("fingerprint"));
        row.stored = true;
        row.heard = result.getBoolean("heard");
        row.status = Status.of(Columns.text(result, "state"));
        Long level = Columns.longOrNull(result, "severity");
        row.level = level == null ? null : level.intValue();
        row.voices = Json.readList(result.getString("voices"), Said.class);
        row.sources = new LinkedHashSet<>(Json.readList(result.getString("sources"), String.class));
        row.collected = Union.of(Json.readLists(result.getString("collected")), List.of());
        row.since = Columns.timeOrNull(result, "since");
        row.unknownSince = Columns.timeOrNull(result, "unknown_since");
        row.lasted = result.getLong("lasted");
        row.firstSeen = Columns.timeOrNull(result, "first_seen");
        row.lastSeen = Columns.timeOrNull(result, "last_seen");
        row.occurrences = result.getLong("occurrences");
        row.occurred = new ArrayDeque<>(Json.readList(result.getString("occurred"), Instant.class));
        row.flapsUntil = Columns.timeOrNull(result, "flaps_until");
        row.under = Columns.longOrNull(result, "under");
        row.incident = Columns.longOrNull(result, "incident");
        row.mutedBy = result.getString("muted_by");
        row.mutedSince = Columns.timeOrNull(result, "muted_since");
        row.moved = result.getLong("moved");
        return row;
    }

    private static Function<AlertRow, @Nullable Object> told(Function<Told, Object> value) {
        return row -> row.told == null ? null : value.apply(row.told);
    }

    private static String links(List<Link> links) {
        if (links.isEmpty()) {
            return "[]";
        }
        return Json.write(links.stream()
                .map(link -> new Link(Words.safe(link.title()), Words.safe(link.url())))
                .toList());
    }

    @SafeVarargs
    private static List<Column<AlertRow>> together(List<Column<AlertRow>>... parts) {
        List<Column<AlertRow>> all = new ArrayList<>();
        for (List<Column<AlertRow>> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
