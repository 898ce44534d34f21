package io.tocsin.projections.past;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Temporary views and tables that stand in front of the true ones: a name without a schema means the temporary one where there is
 * one. All of them go with the transaction, which must not be committed.
 */
final class Scenery {

    /** Rows are only ever added to them, each with the position of the event that added it. */
    private static final List<String> LOGS =
            List.of("incident_label", "incident_alert", "timeline", "alert_interval", "alert_unknown", "alert_mute");

    /**
     * The path means the same as before, and is another: a statement that was prepared on this connection for the true tables is
     * analysed again, which it would not be only because a name means another table by now.
     */
    private static final String BEGIN = """
            SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_catalog', true),
                   set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('statement_timeout', ?, true), quote_ident(current_schema())
            """;

    private final JdbcTemplate jdbc;
    private final String schema;

    private Scenery(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** @param atMost how long one statement may take */
    static Scenery begin(JdbcTemplate jdbc, Duration atMost) {
        String schema = jdbc.queryForObject(BEGIN, (row, i) -> row.getString(5), String.valueOf(atMost.toMillis()));
        return new Scenery(jdbc, Objects.requireNonNull(schema));
    }

    /** The tables to which rows are only ever added end at the position. */
    void logs(long position) {
        LOGS.forEach(table -> view(table, "SELECT * FROM " + schema + '.' + table + " WHERE position <= " + position));
    }

    /** Tables for rows that are folded again: {@code past_incident}, {@code past_alert}. */
    void rows() {
        for (String table : List.of("incident", "alert")) {
            jdbc.execute("CREATE TEMPORARY TABLE past_" + table + " (LIKE " + schema + '.' + table
                    + " INCLUDING GENERATED) ON COMMIT DROP");
        }
    }

    /** The rows are there; from now on incidents are what they were. */
    void incidents(long position) {
        jdbc.execute("CREATE UNIQUE INDEX past_incident_number ON past_incident (number)");
        together("incident", position);
    }

    /** Who looks at alerts only asks incidents for what never changes. */
    void incidentsOfAlerts(long position) {
        view("incident", "SELECT * FROM " + schema + ".incident WHERE began <= " + position);
    }

    /** The rows are there; from now on alerts are what they were, those that were folded and those that have not changed. */
    void alerts(long position) {
        jdbc.execute("CREATE UNIQUE INDEX past_alert_fingerprint ON past_alert (fingerprint)");
        jdbc.execute("CREATE INDEX past_alert_incident ON past_alert (incident)");
        together("alert", position);
    }

    /**
     * The condition stands outside, where the planner takes it into both parts; inside it would keep the planner from using the
     * indexes of the true table for an order or a join.
     */
    private void together(String table, long position) {
        jdbc.execute("ANALYZE past_" + table);
        view(
                table,
                "SELECT * FROM (SELECT * FROM " + schema + '.' + table + " UNION ALL SELECT * FROM past_" + table
                        + ") u WHERE u.moved <= " + position);
    }

    private void view(String name, String sql) {
        jdbc.execute("CREATE TEMPORARY VIEW " + name + " AS " + sql);
    }
}
