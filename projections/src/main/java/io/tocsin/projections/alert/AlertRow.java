package io.tocsin.projections.alert;

import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a row of the table, to which its intervals were joined. */
public final class AlertRow {

    private AlertRow() {}

    /**
     * @param row the columns of {@code alert}, and as JSON the closed {@code intervals} and {@code unknowns}
     * @param now decides what flaps, and how long an open interval lasts
     */
    public static AlertView view(ResultSet row, Instant now) throws SQLException {
        Instant since = Columns.timeOrNull(row, "since");
        Instant flapsUntil = Columns.timeOrNull(row, "flaps_until");
        List<String> sources = Json.readList(row.getString("sources"), String.class);
        return new AlertView(
                new Fingerprint(row.getLong("fingerprint")),
                Columns.text(row, "project"),
                Columns.text(row, "trigger"),
                Json.read(row.getString("labels"), Labels.class),
                Json.read(row.getString("annotations"), Labels.class),
                Json.readLists(row.getString("collected")),
                Kind.of(Columns.text(row, "kind")),
                Status.of(Columns.text(row, "state")),
                Severity.ofLevel(row.getInt("severity")),
                spans(row.getString("intervals"), since),
                spans(row.getString("unknowns"), Columns.timeOrNull(row, "unknown_since")),
                row.getLong("occurrences"),
                Json.readList(row.getString("occurred"), Instant.class),
                duration(row.getLong("lasted"), since, now),
                Columns.time(row, "first_seen"),
                Columns.time(row, "last_seen"),
                flapsUntil != null && flapsUntil.isAfter(now),
                Columns.longOrNull(row, "incident"),
                sources.getFirst(),
                sources,
                Json.readList(row.getString("links"), Link.class),
                row.getBoolean("is_group"),
                Columns.fingerprintOrNull(row, "under"),
                row.getString("muted_by"));
    }

    private static List<Span> spans(@Nullable String closed, @Nullable Instant openSince) {
        List<Span> spans = new ArrayList<>(Json.readList(closed, Span.class));
        if (openSince != null) {
            spans.add(new Span(openSince, null));
        }
        return List.copyOf(spans);
    }

    private static long duration(long lasted, @Nullable Instant openSince, Instant now) {
        Duration closed = Duration.of(lasted, ChronoUnit.MICROS);
        boolean lasts = openSince != null && now.isAfter(openSince);
        return (lasts ? closed.plus(Duration.between(openSince, now)) : closed).toSeconds();
    }
}
