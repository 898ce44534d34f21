package io.tocsin.projections.search;

import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.mql.schema.Field;
import java.time.Instant;

/**
 * What each field of an alert is in SQL, the table being {@code a}; as {@link IncidentFields}.
 *
 * @param now whole microseconds
 * @param within an incident, the table {@code i}: an alert that has left it still has its labels there, but is in no state
 */
record AlertFields(Instant now, boolean within) {

    private static final String OWN_LEVEL = "(SELECT o.service_level FROM incident o WHERE o.number = a.incident)";

    /** A source is one of several and no field of this kind. */
    Sql of(Field field) {
        return switch (field) {
            case PROJECT -> Sql.of("a.project");
            case TRIGGER -> Sql.of("a.trigger");
            case TITLE -> Sql.of("(a.annotations::jsonb ->> 'summary')");
            case TEXT -> Sql.of("(a.annotations::jsonb ->> 'description')");
            case SEVERITY -> Sql.of("a.severity");
            case SERVICE_LEVEL -> Sql.of(within ? "i.service_level" : OWN_LEVEL);
            case STATE ->
                Sql.of(
                        within
                                ? "(CASE WHEN a.incident = i.number THEN nullif(a.state, 'none') END)"
                                : "nullif(a.state, 'none')");
            case KIND -> Sql.of("a.kind");
            case FLAPS -> Sql.of("a.occurrences");
            case DURATION ->
                Sql.join(
                        "(a.lasted + greatest(", IncidentFields.micros(Sql.of("? - a.since", parameter(now))), ", 0))");
            case FLAPPING ->
                Sql.of(
                        within ? "(a.incident = i.number AND a.flaps_until > ?)" : "(a.flaps_until > ?)",
                        parameter(now));
            default -> throw new IllegalArgumentException("Expected a field of alerts, but it is " + field.word());
        };
    }

    /** Regardless of case as {@link io.tocsin.mql.predicate.Folding} means it: character by character in every language. */
    static Sql folded(Sql text) {
        return Sql.join("lower(upper(", text, " COLLATE \"pg_c_utf8\"))");
    }
}
