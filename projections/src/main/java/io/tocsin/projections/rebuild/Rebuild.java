package io.tocsin.projections.rebuild;

import static io.tocsin.projections.schema.ProjectionsSchema.LIVE;
import static io.tocsin.projections.schema.ProjectionsSchema.REBUILD;

import io.tocsin.core.store.EventLog;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.reporting.Reporting;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes all tables again from the events, in a schema beside the live one, which goes on answering and following; compares the
 * two, and puts the new one in place of the old. Tells nobody outside the database anything. One at a time.
 */
public final class Rebuild {

    private static final String REPLACED = "projections_replaced";

    private final EventLog log;
    private final DataSource dataSource;
    private final InstantSource clock;
    private final JdbcTemplate jdbc;

    /** @param dataSource of connections that may create schemas; which one is theirs does not matter */
    public Rebuild(EventLog log, DataSource dataSource, InstantSource clock) {
        this.log = log;
        this.dataSource = dataSource;
        this.clock = clock;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Rebuilds from the first event up to where the live tables are, and compares. A schema left over from an earlier rebuild is
     * dropped first; the new one stays, to be looked at or to be swapped in.
     *
     * @param progress told after each batch
     */
    public Report run(Consumer<Progress> progress) {
        drop(REBUILD);
        ProjectionsSchema.migrate(dataSource, REBUILD);
        List<String> indexes = Indexes.drop(jdbc, REBUILD);
        Replay replay = replay(progress);
        replay.upTo(new Projector(dataSource, LIVE).applied());
        Indexes.create(jdbc, REBUILD, indexes);
        return Apart.in(dataSource, Connection.TRANSACTION_REPEATABLE_READ, live -> compare(live, replay));
    }

    /**
     * Puts the rebuilt tables in place of the live ones, in one transaction, once they have come as far. Whoever asks meanwhile is
     * answered from the old ones or from the new; whoever applies events waits.
     *
     * @throws IllegalStateException when nothing was rebuilt, or not to its end
     */
    public void swap() {
        if (!exists(REBUILD)) {
            throw new IllegalStateException("Expected a rebuilt schema to swap in, but there is none");
        }
        if (!Indexes.names(jdbc, REBUILD).equals(Indexes.names(jdbc, LIVE))) {
            throw new IllegalStateException(
                    "Expected a schema that was rebuilt to its end, but that rebuild broke off");
        }
        drop(REPLACED);
        Apart.in(dataSource, Connection.TRANSACTION_READ_COMMITTED, live -> {
            replay(progress -> {}).upTo(applied(live, " FOR UPDATE"));
            live.execute("ALTER SCHEMA " + LIVE + " RENAME TO " + REPLACED);
            live.execute("ALTER SCHEMA " + REBUILD + " RENAME TO " + LIVE);
            Reporting.publish(live);
            return true;
        });
        drop(REPLACED);
    }

    /** Drops what was rebuilt and not swapped in; the live tables are as they were. */
    public void discard() {
        drop(REBUILD);
    }

    /** The live tables are seen as they are at one moment, and the rebuilt ones brought to the same. */
    private Report compare(JdbcTemplate live, Replay replay) {
        long position = applied(live, "");
        Progress progress = replay.upTo(position);
        List<TableCheck> tables = Checksums.tables(live, LIVE).stream()
                .map(table ->
                        new TableCheck(table, Checksums.of(live, LIVE, table), Checksums.of(jdbc, REBUILD, table)))
                .toList();
        return new Report(position, progress, tables);
    }

    private Replay replay(Consumer<Progress> progress) {
        return new Replay(log, new Projector(dataSource, REBUILD), clock, progress);
    }

    private static long applied(JdbcTemplate jdbc, String lock) {
        Long position = jdbc.queryForObject("SELECT position FROM " + LIVE + ".applied" + lock, Long.class);
        return position == null ? 0 : position;
    }

    private boolean exists(String schema) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT to_regnamespace(?) IS NOT NULL", Boolean.class, schema));
    }

    private void drop(String schema) {
        jdbc.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }
}
