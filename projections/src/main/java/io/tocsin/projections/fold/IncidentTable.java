package io.tocsin.projections.fold;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Why;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.mql.predicate.Folding;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.rows.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes the table {@code incident}. */
final class IncidentTable {

    private static final String LOAD = "SELECT * FROM incident WHERE number = ANY (?)";

    private static final String LOAD_IDS = "SELECT number, ids FROM incident_label WHERE number = ANY (?)";

    private static final Column<IncidentRow> KEY = Column.number("number", row -> row.number);

    private static final List<Column<IncidentRow>> COUNTS = List.of(
            Column.count("alerts", row -> row.alerts),
            Column.count("pending", row -> row.pending),
            Column.count("firing", row -> row.firing),
            Column.count("unknown", row -> row.unknown),
            Column.count("ok", row -> row.ok),
            Column.number("flaps", row -> row.flaps),
            Column.count("comments", row -> row.comments),
            Column.number("turned", row -> row.turned),
            Column.number("moved", row -> row.moved));

    private static final List<Column<IncidentRow>> WORDS = List.of(
            Column.number("began", row -> row.began),
            Column.text("project", row -> row.project),
            Column.json("triggers", row -> Json.write(row.triggers)),
            Column.text("title", row -> row.title),
            Column.text("text", row -> row.text),
            Column.text("words", row -> Folding.fold(row.title + "\n" + row.text)),
            Column.count("severity", row -> row.level),
            Column.text("service_level", row -> row.serviceLevel),
            Column.text("status", row -> row.status.word()),
            Column.text("holder", row -> row.holder),
            Column.time("opened", row -> row.opened),
            Column.time("taken", row -> row.taken),
            Column.time("closed", row -> row.closed),
            Column.time("deadline", row -> row.deadline),
            Column.text("response_class", row -> row.responseClass.word()),
            Column.number("cause", row -> row.cause),
            Column.json("why", row -> Json.write(row.why)),
            Column.text("resolution", row -> row.resolution),
            Column.json("labels", row -> row.labels.values()),
            Column.json("labels_more", row -> row.labels.more()),
            Column.json("sources", row -> Json.write(row.sources)),
            Column.flag("pinned", row -> row.pinned),
            Column.flag("breached", row -> row.breached),
            Column.number("overrun", row -> row.overrun),
            Column.text("offered_to", row -> row.offeredTo),
            Column.text("awake", row -> row.awake == null ? null : row.awake.word()),
            Column.time("snoozed_until", row -> row.snoozedUntil),
            Column.flag("wake_when_ok", row -> row.wakeWhenOk),
            Column.text("snoozed_by", row -> row.snoozedBy),
            Column.text("snooze_comment", row -> row.snoozeComment),
            Column.number("merged_into", row -> row.mergedInto),
            Column.number("split_from", row -> row.splitFrom),
            Column.number("group_hash", row -> row.groupHash),
            Column.number("trigger_hash", row -> row.triggerHash),
            Column.text("causes", row -> row.causes.toString()),
            Column.text("consequences", row -> row.consequences.toString()));

    private static final Bulk<IncidentRow> INSERT = Bulk.insert("incident", withKey());
    private static final Bulk<IncidentRow> UPDATE = Bulk.update("incident", KEY, all());
    private static final Bulk<IncidentRow> UPDATE_COUNTS = Bulk.update("incident", KEY, COUNTS);

    private static final Bulk<IncidentRow> PAST = Bulk.insert("past_incident", withKey());

    private IncidentTable() {}

    /** Adds rows to a table of the same shape. */
    static void writePast(Connection connection, Collection<IncidentRow> rows) throws SQLException {
        PAST.write(connection, rows);
    }

    static Map<Long, IncidentRow> load(Connection connection, Set<Long> numbers) throws SQLException {
        Map<Long, IncidentRow> rows = HashMap.newHashMap(numbers.size());
        if (!numbers.isEmpty()) {
            try (PreparedStatement statement = AlertTable.statement(connection, LOAD, numbers);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    IncidentRow row = read(result);
                    rows.put(row.number, row);
                }
            }
            loadIds(connection, rows);
        }
        return rows;
    }

    /** Afterwards the rows are as the table has them. */
    static void write(Connection connection, Collection<IncidentRow> rows) throws SQLException {
        List<IncidentRow> added = new ArrayList<>();
        List<IncidentRow> changed = new ArrayList<>();
        List<IncidentRow> counted = new ArrayList<>();
        for (IncidentRow row : rows) {
            if (!row.stored) {
                added.add(row);
            } else if (row.changed) {
                changed.add(row);
            } else if (row.counted) {
                counted.add(row);
            }
        }
        INSERT.write(connection, added);
        UPDATE.write(connection, changed);
        UPDATE_COUNTS.write(connection, counted);
        rows.forEach(IncidentRow::written);
    }

    private static void loadIds(Connection connection, Map<Long, IncidentRow> rows) throws SQLException {
        try (PreparedStatement statement = AlertTable.statement(connection, LOAD_IDS, rows.keySet());
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                IncidentRow row = rows.get(result.getLong(1));
                if (row != null) {
                    for (Integer id : (Integer[]) result.getArray(2).getArray()) {
                        row.ids.add(id);
                    }
                }
            }
        }
    }

    private static IncidentRow read(ResultSet result) throws SQLException {
        IncidentRow row = new IncidentRow(result.getLong("number"));
        row.project = Columns.text(result, "project");
        row.triggers = texts(result, "triggers");
        row.title = Columns.text(result, "title");
        row.text = Columns.text(result, "text");
        row.level = result.getInt("severity");
        row.serviceLevel = Columns.text(result, "service_level");
        row.status = IncidentStatus.of(Columns.text(result, "status"));
        row.holder = Columns.text(result, "holder");
        row.opened = Columns.time(result, "opened");
        row.taken = Columns.timeOrNull(result, "taken");
        row.closed = Columns.timeOrNull(result, "closed");
        row.deadline = Columns.timeOrNull(result, "deadline");
        row.responseClass =
                ResponseClass.parse(Columns.text(result, "response_class")).orElseThrow();
        row.cause = Columns.longOrNull(result, "cause");
        row.why = Json.read(result.getString("why"), Why.class);
        row.resolution = result.getString("resolution");
        row.labels = Union.of(Json.readLists(result.getString("labels")), texts(result, "labels_more"));
        row.sources = texts(result, "sources");
        row.alerts = result.getInt("alerts");
        row.pending = result.getInt("pending");
        row.firing = result.getInt("firing");
        row.unknown = result.getInt("unknown");
        row.ok = result.getInt("ok");
        row.flaps = result.getLong("flaps");
        row.comments = result.getInt("comments");
        row.began = result.getLong("began");
        row.turned = result.getLong("turned");
        row.moved = result.getLong("moved");
        readWorkflow(row, result);
        row.written();
        return row;
    }

    private static void readWorkflow(IncidentRow row, ResultSet result) throws SQLException {
        String awake = result.getString("awake");
        row.pinned = result.getBoolean("pinned");
        row.breached = result.getBoolean("breached");
        row.overrun = result.getLong("overrun");
        row.offeredTo = result.getString("offered_to");
        row.awake = awake == null ? null : IncidentStatus.of(awake);
        row.snoozedUntil = Columns.timeOrNull(result, "snoozed_until");
        row.wakeWhenOk = result.getBoolean("wake_when_ok");
        row.snoozedBy = result.getString("snoozed_by");
        row.snoozeComment = result.getString("snooze_comment");
        row.mergedInto = Columns.longOrNull(result, "merged_into");
        row.splitFrom = Columns.longOrNull(result, "split_from");
        row.groupHash = result.getLong("group_hash");
        row.triggerHash = result.getLong("trigger_hash");
        row.causes = new LinkedHashSet<>(Json.readList(result.getString("causes"), Long.class));
        row.consequences = new LinkedHashSet<>(Json.readList(result.getString("consequences"), Long.class));
    }

    private static Set<String> texts(ResultSet result, String column) throws SQLException {
        return new LinkedHashSet<>(Json.readList(result.getString(column), String.class));
    }

    private static List<Column<IncidentRow>> all() {
        List<Column<IncidentRow>> all = new ArrayList<>(WORDS);
        all.addAll(COUNTS);
        return all;
    }

    private static List<Column<IncidentRow>> withKey() {
        List<Column<IncidentRow>> all = all();
        all.addFirst(KEY);
        return all;
    }
}
