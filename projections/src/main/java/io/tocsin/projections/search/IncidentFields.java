package io.tocsin.projections.search;

import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.mql.schema.Field;
import java.time.Instant;

/**
 * What each field of an incident is in SQL, the table being {@code i}: text, timestamps, and whole numbers (durations in
 * microseconds); null where there is none.
 */
final class IncidentFields {

    /** When it was taken or closed; null while an answer is waited for, also of a reopened one that was taken before. */
    private static final String ANSWERED =
            "(CASE WHEN coalesce(i.awake, i.status) NOT IN ('new', 'todo', 'retrospective')"
                    + " THEN coalesce(i.taken, i.closed) END)";

    private static final String STATE =
            "(CASE WHEN i.firing > 0 THEN 'firing' WHEN i.unknown > 0 THEN 'unknown' WHEN i.pending > 0 THEN 'pending'"
                    + " WHEN i.ok > 0 THEN 'ok' END)";

    private final Instant now;

    /** @param now whole microseconds */
    IncidentFields(Instant now) {
        this.now = now;
    }

    Sql of(Field field) {
        return switch (field) {
            case NUMBER -> Sql.of("i.number");
            case PROJECT -> Sql.of("i.project");
            case TITLE -> Sql.of("i.title");
            case TEXT -> Sql.of("i.text");
            case SEVERITY -> Sql.of("i.severity");
            case SERVICE_LEVEL -> Sql.of("i.service_level");
            case STATUS -> Sql.of("i.status");
            case STATE -> Sql.of(STATE);
            case HOLDER -> Sql.of("i.holder");
            case OPENED -> Sql.of("i.opened");
            case TAKEN -> Sql.of("i.taken");
            case CLOSED -> Sql.of("i.closed");
            case DEADLINE -> Sql.of("i.deadline");
            case DURATION -> micros(Sql.of("coalesce(i.closed, ?) - i.opened", parameter(now)));
            case RESPONSE_TIME -> micros(Sql.of("i.taken - i.opened"));
            case RESPONSE_LEFT ->
                Sql.join(
                        "(CASE WHEN ",
                        ANSWERED,
                        " IS NULL THEN ",
                        micros(Sql.of("i.deadline - ?", parameter(now))),
                        " END)");
            case RESPONSE_BREACHED ->
                Sql.of("(i.breached OR coalesce(" + ANSWERED + ", ?) > i.deadline)", parameter(now));
            case FLAPPING ->
                Sql.of(
                        "EXISTS (SELECT FROM alert f WHERE f.incident = i.number AND f.flaps_until > ?)",
                        parameter(now));
            case SNOOZED -> Sql.of("i.status = 'snoozed'");
            case ALERTS -> Sql.of("i.alerts");
            case FIRING -> Sql.of("i.firing");
            case FLAPS -> Sql.of("i.flaps");
            case COMMENTS -> Sql.of("i.comments");
            case TRIGGER, SOURCE, KIND ->
                throw new IllegalArgumentException("Expected a field of incidents, but it is " + field.word());
        };
    }

    /** Whether some incident may have none. */
    static boolean nullable(Field field) {
        return switch (field) {
            case TAKEN, CLOSED, DEADLINE, RESPONSE_TIME, RESPONSE_LEFT, RESPONSE_BREACHED, STATE -> true;
            default -> false;
        };
    }

    static Sql micros(Sql interval) {
        return Sql.join("(extract(epoch FROM ", interval, ") * 1000000)::bigint");
    }
}
