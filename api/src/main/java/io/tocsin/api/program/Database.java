package io.tocsin.api.program;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.postgres.EmbeddedPostgres;
import io.tocsin.core.postgres.EmbeddedPostgresSettings;
import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.reporting.Reporting;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL behind Tocsin, embedded or not, brought up to date, with two pools: one for what writes, one for what people
 * ask, so that no number of questions keeps a message from being stored. Long work has a third, which is empty at rest and
 * without limits of time.
 */
final class Database implements AutoCloseable {

    private static final int WRITERS = 8;
    private static final int READERS = 16;
    private static final int WORKERS = 4;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final Duration QUERY_WITHIN = Duration.ofSeconds(30);

    private final @Nullable EmbeddedPostgres embedded;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final HikariDataSource working;

    private Database(@Nullable EmbeddedPostgres embedded, TocsinSettings.Postgres server) {
        this.embedded = embedded;
        this.writing = new HikariDataSource(answering("writing", server, WRITERS, ""));
        this.reading = new HikariDataSource(
                answering("reading", server, READERS, " -c statement_timeout=" + QUERY_WITHIN.toMillis()));
        this.working = new HikariDataSource(working(server));
    }

    /** Starts the embedded server unless another is named, and migrates. */
    static Database open(TocsinSettings settings) {
        TocsinSettings.Postgres named = settings.postgres();
        if (named.url() != null) {
            return migrated(new Database(null, named));
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(
                EmbeddedPostgresSettings.in(settings.dataDir()).withoutShutdownHook());
        return migrated(new Database(
                embedded, new TocsinSettings.Postgres(embedded.jdbcUrl(), embedded.username(), embedded.password())));
    }

    /** Whether no other node can be on this database: the embedded server lets in only whoever started it. */
    boolean isOurs() {
        return embedded != null;
    }

    DataSource writing() {
        return writing;
    }

    DataSource reading() {
        return reading;
    }

    /** For what may take an hour; a statement on it ends when it has ended. */
    DataSource working() {
        return working;
    }

    @Override
    public void close() {
        working.close();
        reading.close();
        writing.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database migrated(Database database) {
        try {
            EventStorage.migrate(database.writing);
            ProjectionsSchema.migrate(database.writing, ProjectionsSchema.LIVE);
            Reporting.publish(database.writing);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HikariConfig answering(String name, TocsinSettings.Postgres server, int size, String options) {
        HikariConfig config = pool(name, server, size);
        config.setMinimumIdle(2);
        config.setInitializationFailTimeout(Duration.ofSeconds(30).toMillis());
        config.addDataSourceProperty("socketTimeout", ANSWER_WITHIN.toSeconds());
        config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=60000" + options);
        return config;
    }

    private static HikariConfig working(TocsinSettings.Postgres server) {
        HikariConfig config = pool("working", server, WORKERS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private static HikariConfig pool(String name, TocsinSettings.Postgres server, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(server.url());
        config.setUsername(server.username());
        config.setPassword(server.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        config.setSchema(ProjectionsSchema.LIVE);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "tocsin " + name);
        return config;
    }
}
