package io.tocsin.core.postgres;

import static io.tocsin.core.postgres.Servers.countRows;
import static io.tocsin.core.postgres.Servers.createRows;
import static io.tocsin.core.postgres.Servers.eventually;
import static io.tocsin.core.postgres.Servers.execute;
import static io.tocsin.core.postgres.Servers.query;
import static io.tocsin.core.postgres.Servers.urlWithPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class CrashIT {

    @TempDir
    Path dataDir;

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(EmbeddedPostgresSettings.in(dataDir).withoutShutdownHook());
    }

    @Nested
    class AKilledServer {

        @Test
        void comesBackByItselfOnTheSamePortWithAllThatWasCommitted() throws SQLException {
            try (EmbeddedPostgres server = start()) {
                String url = urlWithPassword(server);
                createRows(url);
                long killed = server.processId();
                Servers.kill(ProcessHandle.of(killed).orElseThrow());

                assertThat(eventually(() -> countRows(url))).isEqualTo("1000");
                assertThat(eventually(() -> server.isRunning() ? server.processId() : null))
                        .isNotEqualTo(killed);
                assertThat(query(url, "SHOW fsync")).isEqualTo("on");
            }
        }

        @Test
        void losesNothingThatItAcknowledgedHoweverOftenItIsKilled() throws Exception {
            try (EmbeddedPostgres server = start()) {
                String url = urlWithPassword(server);
                execute(url, "CREATE TABLE kept (id int PRIMARY KEY)");
                SteadyWriter writer = new SteadyWriter(url);
                for (int times = 1; times <= 5; times++) {
                    long killed = server.processId();
                    Servers.kill(ProcessHandle.of(killed).orElseThrow());
                    eventually(() -> (server.isRunning() && server.processId() != killed) ? true : null);
                    int before = writer.acknowledged();
                    eventually(() -> writer.acknowledged() > before + 20 ? true : null);
                }
                writer.stop();
                assertThat(writer.missing()).isZero();
            }
        }

        @Test
        void comesBackAlthoughAChildOfItIsStillBusy() throws Exception {
            try (EmbeddedPostgres server = start();
                    var client = DriverManager.getConnection(urlWithPassword(server));
                    var busy = client.createStatement()) {
                String url = urlWithPassword(server);
                createRows(url);
                Thread query = Thread.ofVirtual().start(() -> {
                    try {
                        busy.execute("DO 'BEGIN LOOP END LOOP; END'");
                    } catch (SQLException ended) {
                        Thread.currentThread().interrupt();
                    }
                });
                eventually(() -> query(url, "SELECT 'busy' FROM pg_stat_activity WHERE query LIKE 'DO%'"));
                Servers.kill(ProcessHandle.of(server.processId()).orElseThrow());

                assertThat(eventually(() -> countRows(url))).isEqualTo("1000");
                query.join();
            }
        }

        @Test
        void comesBackOnceItCanThoughTheFirstRestartsFail() throws Exception {
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            Logger logger = (Logger) LoggerFactory.getLogger(Supervisor.class);
            logger.addAppender(log);
            try (EmbeddedPostgres server = start()) {
                String url = urlWithPassword(server);
                createRows(url);
                Path cluster = dataDir.resolve("postgres");
                Path aside = dataDir.resolve("aside");
                Files.move(cluster, aside);
                Servers.kill(ProcessHandle.of(server.processId()).orElseThrow());
                eventually(() -> log.list.stream()
                        .filter(line -> line.getMessage().contains("cannot be restarted"))
                        .findFirst()
                        .orElse(null));
                assertThat(server.isRunning()).isFalse();
                Files.move(aside, cluster);

                assertThat(eventually(() -> countRows(url))).isEqualTo("1000");
            } finally {
                logger.detachAppender(log);
            }
        }

        @Test
        void staysAwayOnceClosed() {
            EmbeddedPostgres server = start();
            Servers.kill(ProcessHandle.of(server.processId()).orElseThrow());
            server.close();

            assertThat(server.isRunning()).isFalse();
            assertThat(new ServerProcesses(new Cluster(dataDir)).children()).isEmpty();
            assertThat(new ServerProcesses(new Cluster(dataDir))
                            .recorded()
                            .filter(new ServerProcesses(new Cluster(dataDir))::isPostmaster))
                    .isEmpty();
        }
    }

    @Nested
    class AfterTheJvmWasKilled {

        @Test
        void theNextStartStopsTheOrphanAndHasTheRows() throws IOException, SQLException {
            ServerInItsOwnJvm other = ServerInItsOwnJvm.start(dataDir);
            createRows(other.jdbcUrl());
            other.kill();
            assertThat(countRows(other.jdbcUrl()))
                    .describedAs("the orphan runs")
                    .isEqualTo("1000");

            try (EmbeddedPostgres server = start()) {
                assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
                assertThatThrownBy(() -> countRows(other.jdbcUrl())).isInstanceOf(SQLException.class);
            }
        }

        @Test
        void theNextStartRecoversIfTheServerWasKilledToo() throws IOException, SQLException {
            ServerInItsOwnJvm other = ServerInItsOwnJvm.start(dataDir);
            createRows(other.jdbcUrl());
            ProcessHandle orphan =
                    new ServerProcesses(new Cluster(dataDir)).recorded().orElseThrow();
            other.kill();
            Servers.kill(orphan);
            assertThat(new Cluster(dataDir).needsRecovery()).isTrue();

            try (EmbeddedPostgres server = start()) {
                assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
            }
        }

        @Test
        void theNextStartInitialisesAnewWhatWasHalfInitialised() throws IOException, SQLException {
            Process other =
                    ServerInItsOwnJvm.launch(new RunAs.Tocsin(), System.getProperty("java.class.path"), dataDir);
            Path control = eventually(() -> {
                try (var workshops = Files.newDirectoryStream(dataDir, "postgres.initialising-*")) {
                    Path cluster = workshops.iterator().next().resolve("cluster");
                    return Files.exists(cluster.resolve("PG_VERSION")) ? cluster : null;
                }
            });
            Servers.kill(other.toHandle());
            assertThat(control).exists();
            assertThat(dataDir.resolve("postgres")).doesNotExist();

            try (EmbeddedPostgres server = start()) {
                createRows(urlWithPassword(server));
            }
        }

        @Test
        void theNextStartPassesOverAPidThatAnotherProgramHasGot() throws IOException, SQLException {
            byte[] pidFile;
            try (EmbeddedPostgres server = start()) {
                createRows(urlWithPassword(server));
                pidFile = Files.readAllBytes(new Cluster(dataDir).pidFile());
            }
            RunAs sameUser = RunAsChoice.forCluster(new Cluster(dataDir));
            Process stranger = new ProcessBuilder(sameUser.command(List.of("sleep", "600"))).start();
            try {
                String stale = new String(pidFile, StandardCharsets.US_ASCII)
                        .replaceFirst("^\\d+", Long.toString(stranger.pid()));
                Files.writeString(new Cluster(dataDir).pidFile(), stale);
                sameUser.own(new Cluster(dataDir).pidFile());

                try (EmbeddedPostgres server = start()) {
                    assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
                }
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroyForcibly();
            }
        }
    }
}
