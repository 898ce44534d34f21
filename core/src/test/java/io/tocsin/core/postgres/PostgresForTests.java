package io.tocsin.core.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL of the tests: one embedded server for each JVM, in a temporary folder that goes with the JVM.
 *
 * <p>The system property or environment variable {@code TOCSIN_TEST_POSTGRES_URL} names another server to use instead:
 * the JDBC URL of a database, with user and password, whose user may create databases.
 */
public final class PostgresForTests {

    private static final String OTHER_SERVER = "TOCSIN_TEST_POSTGRES_URL";

    private static @Nullable PostgresForTests shared;

    private final String adminUrl;

    private PostgresForTests(String adminUrl) {
        this.adminUrl = adminUrl;
    }

    /**
     * An empty database of its own; closing it drops it.
     *
     * @param dataSource a pool of at most ten connections, which it keeps only while they are in use
     * @param jdbcUrl the same database, user and password included
     */
    public record Database(String name, HikariDataSource dataSource, String jdbcUrl, Runnable drop)
            implements AutoCloseable {
        @Override
        public void close() {
            dataSource.close();
            drop.run();
        }
    }

    /** Creates a database that no other test uses. */
    public static Database freshDatabase() {
        return shared().create();
    }

    /** Only the pool, for tests that leave the database to the end of the JVM. */
    public static DataSource freshDataSource() {
        return freshDatabase().dataSource();
    }

    private static synchronized PostgresForTests shared() {
        if (shared == null) {
            shared = new PostgresForTests(otherServer().orElseGet(PostgresForTests::startServer));
        }
        return shared;
    }

    private static Optional<String> otherServer() {
        return Optional.ofNullable(System.getProperty(OTHER_SERVER, System.getenv(OTHER_SERVER)))
                .filter(url -> !url.isBlank());
    }

    private static String startServer() {
        try {
            Path folder = Files.createTempDirectory("tocsin-test-postgres-");
            EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder)
                    .withoutShutdownHook()
                    .withServerSettings(Map.of("max_connections", "300", "shared_buffers", "128MB")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                Folders.deleteQuietly(folder);
            }));
            return server.jdbcUrl() + "?user=" + server.username() + "&password=" + server.password();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Database create() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name + " TEMPLATE template0");
        String url = adminUrl.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
        return new Database(name, pool(name, url), url, () -> execute("DROP DATABASE IF EXISTS " + name + " (FORCE)"));
    }

    private static HikariDataSource pool(String name, String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    private void execute(String sql) {
        PGSimpleDataSource admin = new PGSimpleDataSource();
        admin.setUrl(adminUrl);
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot run " + sql + " on the tests' PostgreSQL", e);
        }
    }
}
