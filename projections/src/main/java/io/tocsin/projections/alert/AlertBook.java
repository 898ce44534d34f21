package io.tocsin.projections.alert;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alerts, and what each has been through. Safe for use by many threads. */
public final class AlertBook {

    /** How many intervals, and stretches of silence, are told of an alert in a list. */
    static final int SPANS_IN_LISTS = 100;

    /** How many are told of one alert. */
    static final int SPANS_OF_ONE = 10_000;

    private static final String COLUMNS = """
            SELECT alert.*,
                   (SELECT jsonb_agg(jsonb_build_object('from', opened, 'to', closed) ORDER BY position)
                    FROM (SELECT opened, closed, position FROM alert_interval i
                          WHERE i.fingerprint = alert.fingerprint ORDER BY position DESC LIMIT :spans) s) AS intervals,
                   (SELECT jsonb_agg(jsonb_build_object('from', opened, 'to', closed) ORDER BY position)
                    FROM (SELECT opened, closed, position FROM alert_unknown u
                          WHERE u.fingerprint = alert.fingerprint ORDER BY position DESC LIMIT :spans) s) AS unknowns
            FROM alert
            """;
    private static final String URGENCY =
            "(CASE state WHEN 'firing' THEN 0 WHEN 'unknown' THEN 1 WHEN 'pending' THEN 2 ELSE 3 END)";
    private static final String MEMBERS = COLUMNS + """
            WHERE fingerprint IN (SELECT fingerprint FROM incident_alert WHERE number = :number)
              AND project IS NOT NULL
              AND (%1$s, severity, fingerprint) > (:urgency, :severity, :fingerprint)
            ORDER BY %1$s, severity, fingerprint
            LIMIT :limit
            """.formatted(URGENCY);

    private static final Cursor MEMBERS_CURSOR = new Cursor("members", 3);
    private static final List<Long> MOST_URGENT_FIRST = List.of(-1L, 0L, 0L);

    private final JdbcClient jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public AlertBook(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Empty when nothing was heard of such an alert. */
    public Optional<AlertView> byFingerprint(Fingerprint fingerprint, Instant now) {
        return jdbc.sql(COLUMNS + "WHERE fingerprint = :fingerprint AND project IS NOT NULL")
                .param("spans", SPANS_OF_ONE)
                .param("fingerprint", fingerprint.bits())
                .query((row, i) -> AlertRow.view(row, now))
                .optional();
    }

    /**
     * The alerts that belong, or once belonged, to the incident: firing ones, unknown ones, pending ones, the others; in each
     * part the most severe first. Empty when there is no such incident.
     *
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this list
     */
    public Page<AlertView> ofIncident(IncidentNumber number, PageRequest request, Instant now) {
        List<Long> after = MEMBERS_CURSOR.read(request).orElse(MOST_URGENT_FIRST);
        List<AlertView> alerts = jdbc.sql(MEMBERS)
                .param("spans", SPANS_IN_LISTS)
                .param("number", number.value())
                .param("urgency", after.get(0))
                .param("severity", after.get(1))
                .param("fingerprint", after.get(2))
                .param("limit", request.limit() + 1)
                .query((row, i) -> AlertRow.view(row, now))
                .list();
        return Page.of(
                alerts,
                request.limit(),
                alert -> MEMBERS_CURSOR.write(
                        urgency(alert),
                        alert.severity().level(),
                        alert.fingerprint().bits()));
    }

    private static int urgency(AlertView alert) {
        return switch (alert.state()) {
            case FIRING -> 0;
            case UNKNOWN -> 1;
            case PENDING -> 2;
            case NONE, OK -> 3;
        };
    }
}
