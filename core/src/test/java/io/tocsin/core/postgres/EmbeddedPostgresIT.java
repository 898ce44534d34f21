package io.tocsin.core.postgres;

import static io.tocsin.core.postgres.Servers.countRows;
import static io.tocsin.core.postgres.Servers.createRows;
import static io.tocsin.core.postgres.Servers.eventually;
import static io.tocsin.core.postgres.Servers.execute;
import static io.tocsin.core.postgres.Servers.query;
import static io.tocsin.core.postgres.Servers.urlWithPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    Path dataDir;

    private EmbeddedPostgresSettings settings() {
        return EmbeddedPostgresSettings.in(dataDir).withoutShutdownHook();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(settings());
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .message()
                .contains(parts);
    }

    @Nested
    class ARunningServer {

        @Test
        void answersOnItsPortAsVersion18() throws SQLException {
            try (EmbeddedPostgres server = start()) {
                String url = urlWithPassword(server);
                assertThat(query(url, "SHOW server_version")).startsWith("18.");
                assertThat(query(url, "SHOW server_encoding")).isEqualTo("UTF8");
                assertThat(query(url, "SHOW data_checksums")).isEqualTo("on");
                assertThat(query(url, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'tocsin'"))
                        .isEqualTo("bC.UTF-8");
                assertThat(server.jdbcUrl()).contains(":" + server.port() + "/");
                assertThat(ProcessHandle.of(server.processId())).isPresent();
                assertThat(server.isRunning()).isTrue();
            }
        }

        @Test
        void isDurableAndOnLoopbackOnly() throws SQLException {
            try (EmbeddedPostgres server = start()) {
                String url = urlWithPassword(server);
                assertThat(query(url, "SHOW fsync")).isEqualTo("on");
                assertThat(query(url, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(query(url, "SHOW full_page_writes")).isEqualTo("on");
                assertThat(query(url, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(query(url, "SHOW unix_socket_directories")).isEmpty();
            }
        }

        @Test
        void takesServerSettingsFromItsCaller() throws SQLException {
            try (EmbeddedPostgres server =
                    EmbeddedPostgres.start(settings().withServerSettings(Map.of("shared_buffers", "64MB")))) {
                assertThat(query(urlWithPassword(server), "SHOW shared_buffers")).isEqualTo("64MB");
                assertThat(query(urlWithPassword(server), "SHOW max_wal_size")).isEqualTo("4GB");
            }
        }

        @Test
        void refusesAWrongPassword() {
            try (EmbeddedPostgres server = start()) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), "wrong"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            }
        }

        @Test
        void keepsItsPasswordFromOtherUsers() throws IOException {
            try (EmbeddedPostgres server = start()) {
                Path file = dataDir.resolve("postgres.password");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file).strip()).isEqualTo(server.password()).hasSizeGreaterThan(30);
            }
        }

        @Test
        void listensOnTheWantedPort() {
            int port = Ports.free(0);
            try (EmbeddedPostgres server = EmbeddedPostgres.start(settings().withPort(port))) {
                assertThat(server.port()).isEqualTo(port);
            }
        }
    }

    @Nested
    class ClosingIt {

        @Test
        void keepsTheDataForTheNextStart() throws SQLException {
            try (EmbeddedPostgres server = start()) {
                createRows(urlWithPassword(server));
            }
            try (EmbeddedPostgres server = start()) {
                assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
            }
        }

        @Test
        void shutsDownInOrderAlthoughClientsAreConnected() throws SQLException {
            EmbeddedPostgres server = start();
            ProcessHandle process = ProcessHandle.of(server.processId()).orElseThrow();
            try (var client = DriverManager.getConnection(urlWithPassword(server))) {
                server.close();
                assertThat(client.isValid(1)).isFalse();
            }
            assertThat(process.isAlive()).isFalse();
            assertThat(new Cluster(dataDir).needsRecovery()).isFalse();
        }

        @Test
        void mayBeDoneTwice() {
            EmbeddedPostgres server = start();
            server.close();
            server.close();
            assertThat(server.isRunning()).isFalse();
        }

        @Test
        void happensByItselfWhenTheJvmEnds() throws IOException, SQLException {
            try (ServerInItsOwnJvm other = ServerInItsOwnJvm.start(dataDir)) {
                createRows(other.jdbcUrl());
            }
            assertThat(new Cluster(dataDir).needsRecovery()).isFalse();
            assertThat(new Cluster(dataDir).pidFile()).doesNotExist();
        }
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
        void comesBackAgainAndAgain() throws SQLException {
            try (EmbeddedPostgres server = start()) {
                String url = urlWithPassword(server);
                createRows(url);
                for (int times = 1; times <= 3; times++) {
                    eventually(() -> server.isRunning() ? true : null);
                    Servers.kill(ProcessHandle.of(server.processId()).orElseThrow());
                    assertThat(eventually(() -> countRows(url))).isEqualTo("1000");
                }
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
            assertThat(countRows(other.jdbcUrl())).describedAs("the orphan runs").isEqualTo("1000");

            try (EmbeddedPostgres server = start()) {
                assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
                assertThatThrownBy(() -> countRows(other.jdbcUrl())).isInstanceOf(SQLException.class);
            }
        }

        @Test
        void theNextStartRecoversIfTheServerWasKilledToo() throws IOException, SQLException {
            ServerInItsOwnJvm other = ServerInItsOwnJvm.start(dataDir);
            createRows(other.jdbcUrl());
            ProcessHandle orphan = new ServerProcesses(new Cluster(dataDir)).recorded().orElseThrow();
            other.kill();
            Servers.kill(orphan);
            assertThat(new Cluster(dataDir).needsRecovery()).isTrue();

            try (EmbeddedPostgres server = start()) {
                assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
            }
        }

        @Test
        void theNextStartInitialisesAnewWhatWasHalfInitialised() throws IOException, SQLException {
            Process other = ServerInItsOwnJvm.launch(
                    new RunAs.Tocsin(), System.getProperty("java.class.path"), dataDir);
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
            Process stranger = new ProcessBuilder(sameUser.command(java.util.List.of("sleep", "600"))).start();
            try {
                String stale = new String(pidFile, java.nio.charset.StandardCharsets.US_ASCII)
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

    @Nested
    class Refusals {

        @Test
        void namesTheProcessThatUsesTheDirectory() throws IOException {
            try (ServerInItsOwnJvm other = ServerInItsOwnJvm.start(dataDir)) {
                assertRefused("in use by another Tocsin, process " + other.pid(), "tocsin.data-dir");
            }
        }

        @Test
        void namesThisProcessIfItUsesTheDirectoryItself() {
            try (EmbeddedPostgres server = start()) {
                assertRefused("process " + ProcessHandle.current().pid());
                assertRefused("process " + ProcessHandle.current().pid());
                assertThat(server.isRunning()).isTrue();
            }
        }

        @Test
        void namesBothVersionsOfAClusterOfAnotherMajorVersion() throws IOException {
            Files.createDirectory(dataDir.resolve("postgres"));
            Files.writeString(dataDir.resolve("postgres/PG_VERSION"), "17\n");
            assertRefused("PostgreSQL 17", "PostgreSQL 18", "pg_upgrade", "dump");
        }

        @Test
        void leaveAForeignFolderAlone() throws IOException {
            Files.createDirectory(dataDir.resolve("postgres"));
            Files.writeString(dataDir.resolve("postgres/holiday.txt"), "mine");
            assertRefused("PG_VERSION");
            assertThat(dataDir.resolve("postgres/holiday.txt")).hasContent("mine");
        }

        @Test
        void sayThatThePortIsTaken() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
                assertThatThrownBy(() -> EmbeddedPostgres.start(settings().withPort(taken.getLocalPort())))
                        .isInstanceOf(EmbeddedPostgresException.class)
                        .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
            }
        }

        @Test
        void coverADatabaseThatIsNotDurableAndStopItsServer() throws SQLException {
            try (EmbeddedPostgres server = start()) {
                execute(urlWithPassword(server), "ALTER DATABASE tocsin SET synchronous_commit = off");
            }
            assertRefused("synchronous_commit to be on, but it is off", "ALTER DATABASE");
            assertThat(new Cluster(dataDir).pidFile()).doesNotExist();
        }

        @Test
        void passOnWhatPostgresSaysOfABadSetting() {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings().withServerSettings(Map.of("work_mem", "much"))))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("work_mem");
        }

        @Test
        void sayThatThePasswordFileIsMissingOrWrong() throws IOException {
            start().close();
            Path file = dataDir.resolve("postgres.password");
            Files.writeString(file, "wrong\n");
            assertRefused("refuses the password", "postgres.password");
            Files.delete(file);
            assertRefused("postgres.password", "missing", "backup");
        }
    }
}
