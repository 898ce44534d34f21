package io.tocsin.projections.match;

import io.tocsin.core.label.Labels;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An alert that belongs, or once belonged, to an incident. One that has left it still has its labels there, but is in no state.
 *
 * @param state null for none
 * @param lasted microseconds, of the closed intervals
 */
record Member(
        String project,
        String trigger,
        @Nullable String serviceLevel,
        @Nullable String kind,
        @Nullable String state,
        Labels labels,
        Labels annotations,
        List<String> sources,
        int severity,
        long occurrences,
        boolean flapping,
        long lasted,
        @Nullable Instant since)
        implements AlertView {

    static Member of(ResultSet row, Instant now) throws SQLException {
        boolean here = row.getLong("incident") == row.getLong("member_of") && !row.wasNull();
        String state = Columns.text(row, "state");
        Instant flapsUntil = Columns.timeOrNull(row, "flaps_until");
        return new Member(
                Columns.text(row, "project"),
                Columns.text(row, "trigger"),
                row.getString("service_level"),
                row.getString("kind"),
                here && !state.equals("none") ? state : null,
                Json.read(row.getString("labels"), Labels.class),
                Json.read(row.getString("annotations"), Labels.class),
                Json.readList(row.getString("sources"), String.class),
                row.getInt("severity"),
                row.getLong("occurrences"),
                here && flapsUntil != null && flapsUntil.isAfter(now),
                row.getLong("lasted"),
                Columns.timeOrNull(row, "since"));
    }

    @Override
    public @Nullable String label(String name) {
        return labels.get(name);
    }

    @Override
    public boolean someLabelValue(Predicate<String> test) {
        return labels.someValue(test);
    }

    @Override
    public @Nullable String text(Field field) {
        return switch (field) {
            case PROJECT -> project;
            case TRIGGER -> trigger;
            case TITLE -> annotations.get("summary");
            case TEXT -> annotations.get("description");
            case SERVICE_LEVEL -> serviceLevel;
            case STATE -> state;
            case KIND -> kind;
            default -> null;
        };
    }

    @Override
    public long number(Field field, Instant now) {
        return switch (field) {
            case SEVERITY -> severity;
            case FLAPS -> occurrences;
            case DURATION -> lasted + (since == null ? 0 : Math.max(0, Matchable.micros(Duration.between(since, now))));
            default -> Views.NONE;
        };
    }

    @Override
    public boolean flag(Field field, Instant now) {
        return field == Field.FLAPPING && flapping;
    }
}
