package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses as whom the server runs.
 *
 * <p>Not as root: as Tocsin itself. As root: the owner of an existing cluster; for a new one the user {@code postgres},
 * or else {@code nobody}, if that user can reach the data directory; otherwise a user namespace.
 */
final class RunAsChoice {

    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    private RunAsChoice() {}

    static RunAs forCluster(Cluster cluster) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new RunAs.Tocsin();
        }
        try {
            return cluster.exists() ? ownerOf(cluster) : ownerOfNew(cluster.dataDir());
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot find out who may use " + cluster.dataDir() + ": " + e, e);
        }
    }

    /** A cluster that is root's was made in a user namespace. */
    private static RunAs ownerOf(Cluster cluster) throws IOException {
        int uid = (Integer) Files.getAttribute(cluster.folder(), "unix:uid");
        int gid = (Integer) Files.getAttribute(cluster.folder(), "unix:gid");
        RunAs owner = uid == 0 ? new RunAs.Namespace() : new RunAs.User("with the id " + uid, uid, gid);
        letOthersPass(cluster.dataDir());
        if (!owner.canEnter(cluster.dataDir())) {
            throw unreachable(cluster.dataDir());
        }
        return owner;
    }

    private static RunAs ownerOfNew(Path dataDir) throws IOException {
        letOthersPass(dataDir);
        return Stream.concat(unprivilegedUser().stream(), Stream.of(new RunAs.Namespace()))
                .filter(candidate -> candidate.canEnter(dataDir))
                .findFirst()
                .orElseThrow(() -> unreachable(dataDir));
    }

    private static Optional<RunAs> unprivilegedUser() throws IOException {
        Path passwd = Path.of("/etc/passwd");
        if (!Files.isReadable(passwd)) {
            return Optional.empty();
        }
        List<String[]> users = Files.readAllLines(passwd).stream()
                .map(line -> line.split(":", -1))
                .toList();
        return UNPRIVILEGED.stream()
                .flatMap(name -> users.stream().filter(user -> user.length > 3 && user[0].equals(name)))
                .<RunAs>map(user -> new RunAs.User(user[0], Integer.parseInt(user[2]), Integer.parseInt(user[3])))
                .findFirst();
    }

    private static void letOthersPass(Path dataDir) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(dataDir);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(dataDir, permissions);
        }
    }

    private static EmbeddedPostgresException unreachable(Path dataDir) {
        return new EmbeddedPostgresException("Tocsin runs as root, but PostgreSQL must not, and no other user of this"
                + " system can reach " + dataDir + " (setpriv and unshare were tried). Run Tocsin as an ordinary user,"
                + " or set tocsin.data-dir to a directory whose parents everyone may enter, such as /var/lib/tocsin,"
                + " or point tocsin.postgres.url at a PostgreSQL 18 server of your own.");
    }
}
