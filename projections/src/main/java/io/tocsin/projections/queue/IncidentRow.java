package io.tocsin.projections.queue;

import io.tocsin.core.alert.Status;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Why;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, read.
 *
 * @param rank see the column's comment
 */
public record IncidentRow(int rank, IncidentView view) {

    /** @param now decides what is late */
    public static IncidentRow of(ResultSet row, Instant now) throws SQLException {
        return new IncidentRow(row.getInt("rank"), view(row, now));
    }

    private static IncidentView view(ResultSet row, Instant now) throws SQLException {
        IncidentStatus status = IncidentStatus.of(Columns.text(row, "status"));
        Instant opened = Columns.time(row, "opened");
        Instant taken = Columns.timeOrNull(row, "taken");
        Instant closed = Columns.timeOrNull(row, "closed");
        Instant deadline = Columns.timeOrNull(row, "deadline");
        return new IncidentView(
                row.getLong("number"),
                Columns.text(row, "project"),
                Json.readList(row.getString("triggers"), String.class),
                Columns.text(row, "title"),
                Columns.text(row, "text"),
                Severity.ofLevel(row.getInt("severity")),
                row.getBoolean("pinned"),
                Columns.text(row, "service_level"),
                status,
                state(row),
                Columns.text(row, "holder"),
                row.getString("offered_to"),
                opened,
                taken,
                closed,
                deadline,
                ResponseClass.parse(Columns.text(row, "response_class")).orElseThrow(),
                taken == null ? null : Duration.between(opened, taken).toSeconds(),
                row.getBoolean("breached") || isLate(row, now),
                row.getInt("alerts"),
                row.getInt("firing"),
                row.getInt("unknown"),
                row.getInt("pending"),
                row.getBoolean("flapping"),
                snooze(row),
                Columns.fingerprintOrNull(row, "cause"),
                row.getString("resolution"),
                Json.readLists(row.getString("labels")),
                Json.readList(row.getString("labels_more"), String.class),
                Json.readList(row.getString("sources"), String.class),
                Json.read(row.getString("why"), Why.class),
                Columns.longOrNull(row, "merged_into"),
                Columns.longOrNull(row, "split_from"),
                Json.readList(row.getString("causes"), Long.class),
                Json.readList(row.getString("consequences"), Long.class));
    }

    private static @Nullable Snooze snooze(ResultSet row) throws SQLException {
        return row.getString("awake") == null
                ? null
                : new Snooze(
                        Columns.timeOrNull(row, "snoozed_until"),
                        row.getBoolean("wake_when_ok"),
                        Columns.text(row, "snoozed_by"),
                        row.getString("snooze_comment"));
    }

    /** Also in the moment before that is noticed and becomes a domain event. */
    private static boolean isLate(ResultSet row, Instant now) throws SQLException {
        String awake = row.getString("awake");
        Instant deadline = Columns.timeOrNull(row, "deadline");
        IncidentStatus status = IncidentStatus.of(awake == null ? Columns.text(row, "status") : awake);
        return deadline != null
                && answered(status, Columns.timeOrNull(row, "taken"), Columns.timeOrNull(row, "closed"), now)
                        .isAfter(deadline);
    }

    /** A reopened incident that nobody has taken again waits for its answer, whoever took it before. */
    private static Instant answered(
            IncidentStatus status, @Nullable Instant taken, @Nullable Instant closed, Instant now) {
        return switch (status) {
            case NEW, TODO, RETROSPECTIVE, SNOOZED -> now;
            case TAKEN -> taken == null ? now : taken;
            case CLOSED -> taken != null ? taken : closed == null ? now : closed;
        };
    }

    private static Status state(ResultSet row) throws SQLException {
        if (row.getInt("firing") > 0) {
            return Status.FIRING;
        }
        if (row.getInt("unknown") > 0) {
            return Status.UNKNOWN;
        }
        return row.getInt("pending") > 0 ? Status.PENDING : Status.OK;
    }
}
