package io.tocsin.projections.timeline;

import static io.tocsin.projections.rows.Columns.micros;
import static io.tocsin.projections.rows.Columns.moment;
import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.json.Json;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened in an incident and to its alerts, oldest first. What happened to alerts of one trigger within a minute is
 * folded, so that a storm stays readable. Safe for use by many threads.
 */
public final class Timeline {

    private static final Cursor CURSOR = new Cursor("timeline", 2);
    private static final List<Long> BEGINNING = List.of(micros(Instant.parse("0001-01-01T00:00:00Z")), 0L);

    private final JdbcClient jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public Timeline(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One page of the history; empty when there is no such incident.
     *
     * @throws io.tocsin.projections.page.BadPageRequest when the cursor is not one of this list
     */
    public Page<TimelineEntry> of(IncidentNumber number, PageRequest request) {
        List<Long> after = CURSOR.read(request).orElse(BEGINNING);
        List<Line> lines = jdbc.sql(TimelineSql.PAGE)
                .param("number", number.value())
                .param("at", parameter(moment(after.get(0))))
                .param("ordinal", after.get(1))
                .param("limit", request.limit() + 1)
                .query((row, i) -> line(row))
                .list();
        return Page.of(
                        lines,
                        request.limit(),
                        line -> CURSOR.write(micros(line.entry().at()), line.ordinal()))
                .map(Line::entry);
    }

    /**
     * The history from its beginning.
     *
     * @param atMost a longer one is cut off at the end of a page, this many entries on or a few more
     */
    public List<TimelineEntry> fromTheBeginning(IncidentNumber number, int atMost) {
        List<TimelineEntry> entries = new ArrayList<>();
        String cursor = null;
        do {
            Page<TimelineEntry> page = of(number, new PageRequest(PageRequest.LARGEST_LIMIT, cursor));
            entries.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && entries.size() < atMost);
        return entries;
    }

    private static Line line(ResultSet row) throws SQLException {
        @SuppressWarnings("unchecked")
        Map<String, Object> data = Json.read(row.getString("data"), Map.class);
        TimelineEntry entry = new TimelineEntry(
                Columns.time(row, "at"),
                Columns.time(row, "until"),
                Columns.text(row, "kind"),
                row.getString("actor"),
                data);
        return new Line(entry, row.getLong("ordinal"));
    }

    /** @param ordinal orders entries of the same time */
    private record Line(TimelineEntry entry, long ordinal) {}
}
