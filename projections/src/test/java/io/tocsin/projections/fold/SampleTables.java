package io.tocsin.projections.fold;

import io.tocsin.core.alert.Status;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.spec.SampleAlert;
import io.tocsin.mql.spec.SampleIncident;
import io.tocsin.projections.Tables;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts sample incidents into the tables as they are, by what writes the tables; no events could make most of them. */
public final class SampleTables {

    private final Tables tables;
    private final Dictionary dictionary = new Dictionary(1_000_000);
    private final Index index = new LabelIndex(dictionary);
    private final List<AlertRow> alerts = new ArrayList<>();
    private final List<SampleAlert> samples = new ArrayList<>();
    private final Map<Long, IncidentRow> incidents = new HashMap<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<LabelsAdded> labels = new ArrayList<>();

    private SampleTables(Tables tables) {
        this.tables = tables;
    }

    public static void write(Tables tables, List<SampleIncident> incidents, Instant now) {
        tables.jdbc.execute("TRUNCATE alert, incident, incident_alert, incident_label, label");
        tables.jdbc.execute("UPDATE applied SET incarnation = gen_random_uuid()");
        SampleTables all = new SampleTables(tables);
        try (Connection connection = tables.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Applied.lock(connection, ProjectionsSchema.LIVE);
            all.dictionary.load(connection);
            incidents.forEach(incident -> all.add(incident, now));
            all.write(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        all.correct(incidents);
        tables.jdbc.execute("ANALYZE");
    }

    private void add(SampleIncident sample, Instant now) {
        IncidentRow row = new IncidentRow(sample.number());
        row.project = text(sample, Field.PROJECT);
        row.title = text(sample, Field.TITLE);
        row.text = text(sample, Field.TEXT);
        row.level = sample.severity();
        row.serviceLevel = text(sample, Field.SERVICE_LEVEL);
        row.holder = text(sample, Field.HOLDER);
        row.opened = sample.times().getOrDefault(Field.OPENED, Instant.EPOCH);
        row.taken = sample.times().get(Field.TAKEN);
        row.closed = sample.times().get(Field.CLOSED);
        row.deadline = sample.times().get(Field.DEADLINE);
        row.responseClass = ResponseClass.IMMEDIATE;
        row.comments = sample.comments();
        int name = dictionary.name(Dictionary.FIELDS, Field.PROJECT.word());
        row.findBy(dictionary.value(name, row.project));
        List.of(Field.HOLDER, Field.SERVICE_LEVEL)
                .forEach(field ->
                        dictionary.value(dictionary.name(Dictionary.FIELDS, field.word()), text(sample, field)));
        sample.alerts().forEach(alert -> add(row, alert, now));
        incidents.put(row.number, row);
    }

    private void add(IncidentRow incident, SampleAlert sample, Instant now) {
        AlertRow row = new AlertRow(alerts.size() + 1L);
        row.heard = true;
        row.trigger = Objects.requireNonNullElse(sample.text(Field.TRIGGER), "");
        row.labels = Labels.of(sample.labels());
        row.kind = Objects.requireNonNullElse(sample.text(Field.KIND), "");
        String state = sample.text(Field.STATE);
        row.status = state == null ? Status.NONE : Status.of(state);
        row.level = sample.severity();
        row.sources = new LinkedHashSet<>(sample.sources());
        row.since = sample.since();
        row.lasted = sample.lasted().dividedBy(Duration.of(1, ChronoUnit.MICROS));
        row.occurrences = sample.flaps();
        row.flapsUntil = sample.flapping() ? now.plusSeconds(60) : null;
        row.incident = incident.number;
        incident.count(row.status);
        incident.flapped(row.occurrences);
        index.find(incident, row);
        index.findBySources(incident, row);
        if (alerts.size() % 2 == 0) {
            labels.add(new LabelsAdded(incident.number, alerts.size() + 1L, incident.freshIds));
            incident.freshIds = new ArrayList<>();
        }
        memberships.add(new Membership(incident.number, row.fingerprint, 0));
        alerts.add(row);
        samples.add(sample);
        String project = sample.text(Field.PROJECT);
        if (project != null) {
            dictionary.value(dictionary.name(Dictionary.FIELDS, Field.PROJECT.word()), project);
        }
    }

    private void write(Connection connection) throws SQLException {
        incidents.values().forEach(row -> labels.add(new LabelsAdded(row.number, 0, row.freshIds)));
        dictionary.write(connection);
        AlertTable.write(connection, alerts);
        IncidentTable.write(connection, incidents.values());
        Fold fold = new Fold(new HashMap<>(), new HashMap<>(), index);
        fold.memberships().addAll(memberships);
        fold.labels().addAll(labels);
        LogTables.write(connection, fold);
    }

    /** What no row of a fold can have: words that come with an event, and statuses that the core does not know yet. */
    private void correct(List<SampleIncident> all) {
        for (int i = 0; i < alerts.size(); i++) {
            SampleAlert sample = samples.get(i);
            Map<String, String> annotations = new HashMap<>();
            put(annotations, "summary", sample.text(Field.TITLE));
            put(annotations, "description", sample.text(Field.TEXT));
            tables.jdbc.update(
                    "UPDATE alert SET project = ?, kind = ?, annotations = ?, state = ? WHERE fingerprint = ?",
                    Objects.requireNonNullElse(sample.text(Field.PROJECT), ""),
                    sample.text(Field.KIND),
                    Json.write((Object) annotations),
                    alerts.get(i).status.word(),
                    i + 1L);
        }
        all.forEach(sample -> tables.jdbc.update(
                "UPDATE incident SET status = ? WHERE number = ?", text(sample, Field.STATUS), sample.number()));
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static String text(SampleIncident sample, Field field) {
        return Objects.requireNonNullElse(sample.text(field), "");
    }
}
