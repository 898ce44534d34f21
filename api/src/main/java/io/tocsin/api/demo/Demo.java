package io.tocsin.api.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Plays the month into an event store that is empty. */
public final class Demo {

    /** What was found in the store. */
    public enum Found {
        NOTHING,
        /** The demo, whole. */
        DEMO,
        /** Something else, or a demo whose loading was broken off. */
        OTHER
    }

    /** What was loaded. */
    public record Loaded(long messages, long events) {}

    private Demo() {}

    /** Looks whether the demo may be loaded, or has been. */
    public static Found look(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        if (asked(jdbc, "SELECT NOT EXISTS (SELECT 1 FROM store.domain_event)")) {
            return Found.NOTHING;
        }
        String last = "SELECT EXISTS (SELECT 1 FROM store.domain_event WHERE aggregate_id = 'rulebook'"
                + " AND sequence_number = 2 AND payload::jsonb ->> 'comment' = '" + Upkeep.LAST + "')";
        return asked(jdbc, last) ? Found.DEMO : Found.OTHER;
    }

    /**
     * Loads it. Nobody else may be at work on the database, and the store must be empty.
     *
     * @param end of the month; the same end and settings give the same events
     * @param runbooks the folder that they are written to; null: there are none
     */
    public static Loaded load(DataSource dataSource, DemoSettings settings, Instant end, @Nullable Path runbooks) {
        if (runbooks != null) {
            Texts.writeRunbooks(runbooks);
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            try {
                Loaded loaded = play(new SingleConnectionDataSource(connection, true), settings, end, runbooks);
                statement.execute("VACUUM (ANALYZE) store.domain_event");
                return loaded;
            } finally {
                statement.execute("RESET synchronous_commit");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The demo could not be loaded", e);
        }
    }

    private static Loaded play(DataSource dataSource, DemoSettings settings, Instant end, @Nullable Path runbooks) {
        Instant last = end.truncatedTo(ChronoUnit.SECONDS);
        Instant first = last.minus(Duration.ofDays(settings.days()));
        Dice dice = new Dice(settings.seed());
        try (Stage stage = new Stage(dataSource, first, dice.split())) {
            new Month(stage, dice, settings, first, last, runbooks).play();
            return new Loaded(stage.messages(), stage.events());
        }
    }

    private static boolean asked(JdbcTemplate jdbc, String question) {
        return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class));
    }
}
