package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As whom the server's programs run: PostgreSQL refuses to run as root. */
sealed interface RunAs {

    /** The command that runs {@code program} this way, without a process in between: its pid is the program's. */
    List<String> command(List<String> program);

    /** Hands a file or folder over to the server's user. */
    void own(Path path);

    /** Whether the server can enter a folder. */
    default boolean canEnter(Path folder) {
        try {
            List<String> enter = List.of("/bin/sh", "-c", "cd \"$1\"", "sh", folder.toString());
            return Program.run(command(enter), Path.of("/"), Duration.ofSeconds(10))
                    .succeeded();
        } catch (EmbeddedPostgresException e) {
            return false;
        }
    }

    /** As the user that Tocsin itself runs as. */
    record Tocsin() implements RunAs {
        @Override
        public List<String> command(List<String> program) {
            return program;
        }

        @Override
        public void own(Path path) {}

        @Override
        public boolean canEnter(Path folder) {
            return Files.isReadable(folder) && Files.isExecutable(folder);
        }

        @Override
        public String toString() {
            return "Tocsin's own user";
        }
    }

    /** As an unprivileged user, through {@code setpriv}: for a Tocsin that runs as root. */
    record User(String name, int uid, int gid) implements RunAs {
        @Override
        public List<String> command(List<String> program) {
            return prefixed(
                    List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--"),
                    program);
        }

        @Override
        public void own(Path path) {
            try {
                Files.setAttribute(path, "unix:uid", uid);
                Files.setAttribute(path, "unix:gid", gid);
            } catch (IOException e) {
                throw new EmbeddedPostgresException("Cannot give " + path + " to the user " + name + ": " + e, e);
            }
        }

        @Override
        public String toString() {
            return "the user " + name;
        }
    }

    /**
     * In a user namespace in which root's files appear as an ordinary user's: for a Tocsin that runs as root on a
     * directory, such as one under {@code /root}, that no other user can reach.
     */
    record Namespace() implements RunAs {
        @Override
        public List<String> command(List<String> program) {
            return prefixed(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--"), program);
        }

        @Override
        public void own(Path path) {}

        @Override
        public String toString() {
            return "a user namespace";
        }
    }

    private static List<String> prefixed(List<String> prefix, List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return List.copyOf(command);
    }
}
