package io.tocsin.projections.bench;

import io.tocsin.mql.predicate.Folding;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.labels.LabelHash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills the tables with the incidents of a year, five alerts each, the same for the same seed. Indexes are made afterwards.
 * One thread.
 */
final class SearchData {

    private static final int PODS = 100_000;
    private static final String NULL = "\\N";

    private final Connection connection;
    private final long incidents;
    private final long seed;
    private final Words words;

    /** @param connection its schema is that of the projections */
    SearchData(Connection connection, long incidents, long seed) {
        this.connection = connection;
        this.incidents = incidents;
        this.seed = seed;
        this.words = new Words(PODS);
    }

    /** Leaves the tables as they are when they have as many incidents already. */
    void fill() throws SQLException {
        if (number("SELECT count(*) FROM incident") == incidents) {
            return;
        }
        execute("TRUNCATE alert, incident, incident_alert, incident_label, label");
        List<String> indexes = dropIndexes();
        copy("label (id, parent, hash, text, folded)", this::labels);
        copy(
                "incident (number, project, triggers, title, text, severity, service_level, status, holder, opened, taken,"
                        + " closed, deadline, response_class, why, labels, labels_more, sources, alerts, pending, firing,"
                        + " unknown, ok, flaps, comments, words, pinned, breached, overrun, wake_when_ok, causes, consequences,"
                        + " group_hash, trigger_hash, began, turned, moved)",
                out -> each(incident -> incident(out, incident)));
        copy("incident_label (number, position, ids)", out -> each(incident -> ids(out, incident)));
        copy(
                "alert (fingerprint, project, trigger, labels, annotations, collected, links, kind, is_group, state,"
                        + " severity, voices, sources, since, lasted, first_seen, last_seen, occurrences, occurred, incident, began, moved)",
                out -> each(incident -> alerts(out, incident)));
        copy("incident_alert (number, fingerprint, position)", out -> each(incident -> members(out, incident)));
        for (String index : indexes) {
            execute(index);
        }
        execute("VACUUM ANALYZE");
    }

    private void labels(Writer out) {
        for (Texts texts : words.all) {
            label(out, texts.id(), texts.field() ? -1 : 0, texts.name());
            for (int i = 0; i < texts.count(); i++) {
                label(out, texts.id(i), texts.id(), texts.text(i));
            }
        }
    }

    private static void label(Writer out, int id, int parent, String text) {
        String folded = Folding.fold(text);
        row(out, id, parent, LabelHash.of(text), text, folded.equals(text) ? null : folded);
    }

    private void incident(Writer out, Incident incident) {
        String project = words.project.text(incident.project);
        boolean open = incident.open();
        row(
                out,
                incident.number,
                project,
                Json.write(List.of(words.trigger.text(incident.trigger))),
                incident.title(),
                "",
                incident.level,
                words.serviceLevel.text(incident.serviceLevel),
                incident.status,
                words.holder.text(incident.holder),
                incident.opened,
                incident.taken,
                incident.closed,
                incident.deadline,
                incident.level > 7 ? "retrospective" : incident.level < 4 ? "immediate" : "batch",
                "{\"rulebook\":1,\"routing\":\"line 1\",\"grouping\":\"\"}",
                Json.write(incident.labels()),
                "[]",
                Json.write(List.of(words.source.text(incident.source))),
                Incident.ALERTS,
                0,
                open ? Incident.ALERTS : 0,
                0,
                open ? 0 : Incident.ALERTS,
                incident.flaps * Incident.ALERTS,
                incident.comments,
                Folding.fold(incident.title()) + "\\n",
                false,
                false,
                incident.overrun(),
                false,
                "[]",
                "[]",
                kind(project, incident),
                kind(project, incident),
                incident.number,
                incident.number,
                incident.number);
    }

    private long kind(String project, Incident incident) {
        return LabelHash.of(project + '\n' + words.trigger.text(incident.trigger));
    }

    private static void ids(Writer out, Incident incident) {
        String ids = incident.ids().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        row(out, incident.number, incident.number, ids);
    }

    private void alerts(Writer out, Incident incident) {
        boolean open = incident.open();
        for (int i = 0; i < Incident.ALERTS; i++) {
            Map<String, String> labels = new TreeMap<>();
            incident.alerts.get(i).forEach((texts, index) -> labels.put(texts.name(), texts.text(index)));
            row(
                    out,
                    fingerprint(incident, i),
                    words.project.text(incident.project),
                    words.trigger.text(incident.trigger),
                    Json.write((Object) labels),
                    "{\"summary\":\"" + incident.title() + "\"}",
                    "{}",
                    "[]",
                    "lasting",
                    false,
                    open ? "firing" : "ok",
                    incident.level,
                    "[]",
                    Json.write(List.of(words.source.text(incident.source))),
                    open ? incident.opened : null,
                    open ? 0 : 600_000_000,
                    incident.opened,
                    incident.opened.plusSeconds(600),
                    incident.flaps,
                    "[]",
                    incident.number,
                    incident.number,
                    incident.number);
        }
    }

    private static void members(Writer out, Incident incident) {
        for (int i = 0; i < Incident.ALERTS; i++) {
            row(out, incident.number, fingerprint(incident, i), incident.number);
        }
    }

    /** Scattered as true ones are, and each another one: the factor is odd. */
    private static long fingerprint(Incident incident, int alert) {
        return (incident.number * Incident.ALERTS + alert) * 0x9E3779B97F4A7C15L;
    }

    private void each(Consumer<Incident> work) {
        for (long number = 1; number <= incidents; number++) {
            work.accept(new Incident(words, seed, number, incidents));
        }
    }

    private static void row(Writer out, @Nullable Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            String text = cell == null ? NULL : cell.toString();
            row.append(row.isEmpty() ? "" : "\t").append(text);
        }
        try {
            out.append(row).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String table, Consumer<Writer> rows) throws SQLException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(
                        new PGCopyOutputStream(
                                connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN", 1 << 20),
                        StandardCharsets.UTF_8),
                1 << 16)) {
            rows.accept(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers how to make them again. */
    private List<String> dropIndexes() throws SQLException {
        List<String> again = new ArrayList<>();
        List<String> drop = new ArrayList<>();
        String indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
                + " AND tablename IN ('alert', 'incident', 'incident_alert', 'incident_label', 'label')"
                + " AND indexname NOT LIKE '%_pkey'";
        String keys = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                + " WHERE contype = 'p' AND conrelid::regclass::text IN ('alert', 'incident_alert')";
        try (Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery(indexes)) {
                while (result.next()) {
                    drop.add("DROP INDEX " + result.getString(1));
                    again.add(result.getString(2));
                }
            }
            try (ResultSet result = statement.executeQuery(keys)) {
                while (result.next()) {
                    String table = "ALTER TABLE " + result.getString(1);
                    drop.add(table + " DROP CONSTRAINT " + result.getString(2));
                    again.add(table + " ADD CONSTRAINT " + result.getString(2) + " " + result.getString(3));
                }
            }
        }
        for (String statement : drop) {
            execute(statement);
        }
        return again;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
