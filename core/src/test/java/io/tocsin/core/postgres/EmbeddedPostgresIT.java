package io.tocsin.core.postgres;

import static io.tocsin.core.postgres.Servers.countRows;
import static io.tocsin.core.postgres.Servers.createRows;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                assertThat(query(
                                url,
                                "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'tocsin'"))
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
                assertThat(query(urlWithPassword(server), "SHOW shared_buffers"))
                        .isEqualTo("64MB");
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
                assertThat(Files.readString(file).strip())
                        .isEqualTo(server.password())
                        .hasSizeGreaterThan(30);
            }
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void isOutOfReachOfTheTerminalsInterrupts() throws IOException {
            try (EmbeddedPostgres server = start()) {
                String stat = Files.readString(Path.of("/proc", Long.toString(server.processId()), "stat"));
                String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
                assertThat(session).isEqualTo(Long.toString(server.processId()));
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
