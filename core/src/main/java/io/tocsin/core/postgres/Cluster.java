package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database cluster: the folder {@code postgres} of the data directory. */
record Cluster(Path dataDir) {

    static final String USER = "tocsin";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String UNFINISHED = "postgres.initialising-";
    private static final int SHUT_DOWN = 1;

    Path folder() {
        return dataDir.resolve("postgres");
    }

    /** The name in the titles of the server's processes, by which those of this cluster are known. */
    String name() {
        return "tocsin-" + Integer.toHexString(folder().toString().hashCode());
    }

    Path pidFile() {
        return folder().resolve("postmaster.pid");
    }

    boolean exists() {
        return Files.exists(folder().resolve("PG_VERSION"));
    }

    /** @throws EmbeddedPostgresException if the folder holds anything but a cluster of this major version */
    void requireUsable() {
        try {
            if (!exists()) {
                if (Files.exists(folder()) && !Folders.isEmpty(folder())) {
                    throw new EmbeddedPostgresException("Expected a PostgreSQL cluster in " + folder()
                            + ", but it has no file PG_VERSION. Move the folder away, or restore it from a backup.");
                }
                return;
            }
            String found = Files.readString(folder().resolve("PG_VERSION")).strip();
            if (!found.equals(Integer.toString(Binaries.MAJOR))) {
                throw wrongVersion(found);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot read the PostgreSQL cluster in " + folder() + ": " + e, e);
        }
    }

    private EmbeddedPostgresException wrongVersion(String found) {
        return new EmbeddedPostgresException("The cluster in " + folder() + " was made by PostgreSQL " + found
                + ", but this Tocsin carries PostgreSQL " + Binaries.MAJOR + ", which cannot read it. Convert it with"
                + " pg_upgrade, or dump it with the programs of version " + found + ", move the folder away, start"
                + " Tocsin and restore the dump.");
    }

    /**
     * Makes the cluster beside its final place and renames it there once it is whole and on disk, so that a start
     * broken off half way leaves no half cluster behind.
     */
    void initialise(Binaries binaries, RunAs runAs, Password password) {
        LOG.info("Initialising a PostgreSQL {} cluster in {}, run as {}", Binaries.MAJOR, folder(), runAs);
        try {
            Path workshop = Files.createTempDirectory(dataDir, UNFINISHED);
            runAs.own(workshop);
            Path passwordFile = workshop.resolve("password");
            password.writeTo(passwordFile);
            runAs.own(passwordFile);
            initdb(binaries, runAs, workshop);
            Files.move(workshop.resolve("cluster"), folder(), StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(dataDir);
            Folders.deleteQuietly(workshop);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot initialise a PostgreSQL cluster in " + folder() + ": " + e, e);
        }
    }

    private static void initdb(Binaries binaries, RunAs runAs, Path workshop) {
        List<String> command = List.of(
                binaries.initdb(),
                "--pgdata=" + workshop.resolve("cluster"),
                "--username=" + USER,
                "--pwfile=" + workshop.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        Program.Result result = Program.run(runAs.command(command), workshop, Duration.ofMinutes(5));
        if (!result.succeeded()) {
            throw new EmbeddedPostgresException("initdb failed with exit code " + result.exitCode() + ": "
                    + result.output() + System.lineSeparator()
                    + "If these programs cannot run here, point tocsin.postgres.url at a PostgreSQL 18 server.");
        }
    }

    void deleteUnfinished() {
        Folders.deleteLeftovers(dataDir, UNFINISHED);
    }

    /** Whether the server that ran last did not shut down in order, as its control file tells. */
    boolean needsRecovery() {
        try (SeekableByteChannel control = Files.newByteChannel(folder().resolve("global/pg_control"))) {
            ByteBuffer state = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            control.position(16).read(state);
            return state.getInt(0) != SHUT_DOWN;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "Cannot read the control file of the PostgreSQL cluster in " + folder() + ": " + e, e);
        }
    }
}
