package io.tocsin.projections.reporting;

import static io.tocsin.projections.schema.ProjectionsSchema.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.RandomHistory;
import io.tocsin.projections.Tables;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.rebuild.Rebuild;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ReportingIT {

    private static final int EVENTS = 2_000;

    private final Tables tables = new Tables();
    private final long seed = new Random().nextLong();
    private final RandomHistory history = new RandomHistory(seed, EVENTS);
    private final JdbcTemplate jdbc = new JdbcTemplate(tables.database.dataSource());

    @BeforeEach
    void fill() {
        tables.projector.apply(history.after(0, EVENTS));
        Reporting.publish(tables.database.dataSource());
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void tellsOfIncidentsWhatTheContractTells() {
        List<Map<String, Object>> rows = jdbc.queryForList("SELECT * FROM reporting.incident ORDER BY number");

        assertThat(rows).as("seed %d", seed).isNotEmpty();
        for (Map<String, Object> row : rows) {
            IncidentView view = tables.queue
                    .byNumber(IncidentNumber.of(Objects.requireNonNull((Long) row.get("number"))), Instant.now())
                    .orElseThrow();
            assertThat(row)
                    .as("seed %d", seed)
                    .containsEntry("project", view.project())
                    .containsEntry("severity", view.severity().toString())
                    .containsEntry("status", view.status().word())
                    .containsEntry("state", view.state().word())
                    .containsEntry("holder", view.holder())
                    .containsEntry("alerts", view.alerts())
                    .containsEntry("breached", view.breached());
            Long seconds = view.responseSeconds();
            Double told = (Double) row.get("response_seconds");
            assertThat(told == null ? null : told.longValue()).isEqualTo(seconds);
        }
    }

    @Test
    void tellsOfAllLabelsAndIntervals() {
        long number = jdbc.queryForList(
                        "SELECT number FROM reporting.incident ORDER BY alerts DESC, number", Long.class)
                .getFirst();
        IncidentView view =
                tables.queue.byNumber(IncidentNumber.of(number), tables.now).orElseThrow();

        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT name FROM reporting.incident_label WHERE number = ?", String.class, number))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(view.labels().keySet());
        String fingerprint = jdbc.queryForList(
                        "SELECT fingerprint FROM reporting.alert WHERE since IS NOT NULL", String.class)
                .getFirst();
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM reporting.alert_interval WHERE fingerprint = ? AND closed IS NULL",
                        Long.class,
                        fingerprint))
                .isOne();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM reporting.incident_event", Long.class))
                .isEqualTo(jdbc.queryForObject("SELECT count(*) FROM projections.timeline", Long.class));
    }

    @Test
    void letsItsRoleReadAndNothingElse() {
        SingleConnectionDataSource one = new SingleConnectionDataSource(tables.database.jdbcUrl(), true);
        try {
            JdbcTemplate analyst = new JdbcTemplate(one);
            analyst.execute("SET ROLE tocsin_reporting");

            assertThat(analyst.queryForObject("SELECT count(*) FROM reporting.incident", Long.class))
                    .isPositive();
            assertThatThrownBy(() -> analyst.queryForList("SELECT * FROM projections.incident"))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> analyst.update("DELETE FROM reporting.rejected"))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            one.destroy();
        }
    }

    @Test
    void staysWhenRebuiltTablesTakeThePlaceOfTheOldOnes() {
        jdbc.execute("CREATE VIEW public.theirs AS SELECT number, severity FROM reporting.incident");
        Rebuild rebuild = new Rebuild(history, tables.database.dataSource(), () -> tables.now);
        rebuild.run(progress -> {});
        rebuild.swap();

        jdbc.update("DELETE FROM " + LIVE + ".incident WHERE number > 3");

        assertThat(jdbc.queryForObject("SELECT count(*) FROM public.theirs", Long.class))
                .as("they look at the tables that are live now")
                .isEqualTo(3);
    }
}
