package io.tocsin.api.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A month, or a part of one, in a database of its own. */
final class Played implements AutoCloseable {

    static final Instant END = Instant.parse("2026-09-30T14:25:00Z");

    private static final int AT_ONCE = 5_000;

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage;
    private final Demo.Loaded loaded;
    private HikariDataSource reading = new HikariDataSource();

    Played(int days, long seed) {
        EventStorage.migrate(database.dataSource());
        storage = new EventStorage(database.dataSource());
        loaded = Demo.load(database.dataSource(), new DemoSettings(true, days, seed, 1_000), END, null);
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    Demo.Loaded loaded() {
        return loaded;
    }

    EventStorage storage() {
        return storage;
    }

    /** All events, in their order. */
    List<StoredEvent> events() {
        List<StoredEvent> all = new ArrayList<>();
        for (List<StoredEvent> some = storage.log().after(0, AT_ONCE);
                !some.isEmpty();
                some = storage.log().after(some.getLast().position(), AT_ONCE)) {
            all.addAll(some);
        }
        return all;
    }

    /** The tables that people read, brought up to date with all events. */
    DataSource tables() {
        ProjectionsSchema.migrate(database.dataSource(), ProjectionsSchema.LIVE);
        Projector projector = new Projector(database.dataSource(), ProjectionsSchema.LIVE);
        List<StoredEvent> all = events();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            projector.apply(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setSchema(ProjectionsSchema.LIVE);
        config.setMaximumPoolSize(4);
        reading = new HikariDataSource(config);
        return reading;
    }

    @Override
    public void close() {
        reading.close();
        database.close();
    }
}
