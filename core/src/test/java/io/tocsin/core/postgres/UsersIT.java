package io.tocsin.core.postgres;

import static io.tocsin.core.postgres.Servers.countRows;
import static io.tocsin.core.postgres.Servers.createRows;
import static io.tocsin.core.postgres.Servers.urlWithPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As root, the server runs as somebody else; these tests need to be root to become others. */
class UsersIT {

    private static final RunAs.User NOBODY = new RunAs.User("nobody", 65_534, 65_534);

    @TempDir
    Path folder;

    @BeforeEach
    void needsRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root can run a server as another user");
    }

    @Test
    void asAnOrdinaryUserTheServerRunsAsThatUser() throws IOException, SQLException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createDirectory(folder.resolve("home"));
        NOBODY.own(home);
        Path dataDir = home.resolve("data");
        Path cache = home.resolve("cache");
        try (ServerInItsOwnJvm other = ServerInItsOwnJvm.start(NOBODY, readableClassPath(), dataDir, cache)) {
            createRows(other.jdbcUrl());
            assertThat(Files.getAttribute(dataDir.resolve("postgres"), "unix:uid"))
                    .isEqualTo(65_534);
        }
        try (ServerInItsOwnJvm other = ServerInItsOwnJvm.start(NOBODY, readableClassPath(), dataDir, cache)) {
            assertThat(countRows(other.jdbcUrl())).isEqualTo("1000");
        }
    }

    @Test
    void asRootTheServerRunsAsAnUnprivilegedUserWhoCanReachTheDirectory() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
            createRows(urlWithPassword(server));
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(server.processId())), "unix:uid"))
                    .isNotEqualTo(0);
            assertThat(Files.getAttribute(folder.resolve("postgres"), "unix:uid"))
                    .isNotEqualTo(0);
        }
    }

    @Test
    void asRootInADirectoryThatNobodyElseReachesTheServerRunsInAUserNamespace() throws IOException, SQLException {
        Path dataDir = folder.resolve("data");
        EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.in(dataDir);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            createRows(urlWithPassword(server));
            assertThat(Files.getAttribute(dataDir.resolve("postgres"), "unix:uid"))
                    .isEqualTo(0);
        }
        try (ServerInItsOwnJvm other = ServerInItsOwnJvm.start(dataDir)) {
            other.kill();
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(countRows(urlWithPassword(server))).isEqualTo("1000");
        }
    }

    /** A copy of the class path in the test's folder, since the original may be below root's home. */
    private String readableClassPath() throws IOException {
        Path copies = folder.resolve("class-path");
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path original = Path.of(entry);
            boolean wanted = Files.exists(original) && !entry.matches(".*(darwin|arm64).*");
            if (wanted) {
                Path copy = copies.resolve(entries.size() + "-" + original.getFileName());
                copyTree(original, copy);
                entries.add(copy.toString());
            }
        }
        return String.join(":", entries);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else if (!Files.exists(target)) {
                    Files.copy(each, target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
                }
            }
        }
    }
}
