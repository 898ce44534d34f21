package io.tocsin.projections;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.message.RejectedMessages;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The projections on a real, fresh database, fed by the test. */
public final class Tables implements AutoCloseable {

    public final PostgresForTests.Database database = PostgresForTests.freshDatabase();

    /** A pool of connections whose schema is the live one. */
    public final HikariDataSource live;

    public final JdbcTemplate jdbc;
    public final IncidentQueue queue;
    public final AlertBook alerts;
    public final Timeline timeline;
    public final RejectedMessages rejected;
    public final Projector projector;
    public final List<StoredEvent> log = new ArrayList<>();
    public Instant now = Samples.at(100_000);

    public Tables() {
        ProjectionsSchema.migrate(database.dataSource(), ProjectionsSchema.LIVE);
        live = pool(schema(ProjectionsSchema.LIVE));
        jdbc = new JdbcTemplate(live);
        queue = new IncidentQueue(live);
        alerts = new AlertBook(live);
        timeline = new Timeline(live);
        rejected = new RejectedMessages(live);
        projector = new Projector(database.dataSource(), ProjectionsSchema.LIVE);
    }

    /** Connections whose schema is that one. */
    public DataSource schema(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setCurrentSchema(schema);
        return source;
    }

    private static HikariDataSource pool(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** The events happen, in one batch. */
    public Tables happen(Object... events) {
        projector.apply(record(events));
        return this;
    }

    /** The events are in the log, but nobody has been told. */
    public List<StoredEvent> record(Object... events) {
        int first = log.size();
        for (Object event : events) {
            log.add(stored(log.size() + 1, event));
        }
        return List.copyOf(log.subList(first, log.size()));
    }

    public static StoredEvent stored(long position, Object event) {
        return new StoredEvent(position, "stream", position, Samples.T0, event);
    }

    public AlertView alert(long number) {
        return alerts.byFingerprint(Samples.alert(number), now).orElseThrow();
    }

    public IncidentView incident(long number) {
        return queue.byNumber(new IncidentNumber(number), now).orElseThrow();
    }

    public List<AlertView> alertsOf(long number) {
        return alerts.ofIncident(new IncidentNumber(number), PageRequest.first(500), now)
                .items();
    }

    @Override
    public void close() {
        live.close();
        database.close();
    }
}
