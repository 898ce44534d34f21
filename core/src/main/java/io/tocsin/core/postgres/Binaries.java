package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The unpacked PostgreSQL programs. */
record Binaries(Path folder) {

    /** The PostgreSQL release whose binaries are on the class path. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = 18;

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

    String postgres() {
        return program("postgres");
    }

    String initdb() {
        return program("initdb");
    }

    String pgCtl() {
        return program("pg_ctl");
    }

    private String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** The binaries in the cache, unpacked if they are not there or not whole; safe with several JVMs at once. */
    static Binaries unpacked(Platform platform, EmbeddedPostgresSettings settings, RunAs runAs) {
        Path cache = settings.binariesCache().orElseGet(() -> chooseCache(settings.dataDir(), runAs));
        String name = "postgres-" + VERSION + "-" + platform.label();
        Path folder = cache.resolve(name);
        if (!BinaryArchive.isWhole(folder)) {
            try {
                Folders.create(cache);
                unpackAlone(new BinaryArchive(platform.archive()), cache, name);
            } catch (IOException e) {
                throw new EmbeddedPostgresException(
                        "Cannot unpack the PostgreSQL binaries into " + cache + ": " + e, e);
            }
        }
        if (!runAs.canEnter(folder)) {
            throw new EmbeddedPostgresException("PostgreSQL runs as " + runAs + ", who cannot enter " + folder
                    + ". Choose another folder for the binaries.");
        }
        return new Binaries(folder);
    }

    private static synchronized void unpackAlone(BinaryArchive archive, Path cache, String name) throws IOException {
        Path folder = cache.resolve(name);
        Path lockFile = cache.resolve(name + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || BinaryArchive.isWhole(folder)) {
                return;
            }
            Folders.deleteLeftovers(cache, name + ".unpacking-");
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn("The PostgreSQL binaries in {} are not whole; unpacking them anew", folder);
                Folders.delete(folder);
            }
            LOG.info("Unpacking PostgreSQL {} into {}", VERSION, folder);
            Path temporary = Files.createTempDirectory(cache, name + ".unpacking-");
            archive.unpack(temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path chooseCache(Path dataDir, RunAs runAs) {
        Path home = Path.of(System.getProperty("user.home", "/nonexistent")).toAbsolutePath();
        return Stream.of(home.resolve(".cache").resolve("tocsin"), Path.of("/var/cache/tocsin"))
                .filter(candidate -> usable(candidate, runAs))
                .findFirst()
                .orElseGet(() -> dataDir.resolve("binaries"));
    }

    /**
     * Whether the folder, or the nearest of its parents that exists, is writable for Tocsin and readable for the
     * server.
     */
    private static boolean usable(Path candidate, RunAs runAs) {
        @Nullable Path existing = candidate;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null
                && !existing.equals(existing.getRoot())
                && Files.isDirectory(existing)
                && Files.isWritable(existing)
                && runAs.canEnter(existing);
    }

    /** The best compression of full-page images that these binaries know and that costs little: lz4 or none. */
    Optional<String> walCompression(RunAs runAs, Path cluster) {
        List<String> ask =
                List.of(postgres(), "-D", cluster.toString(), "-c", "wal_compression=lz4", "-C", "wal_compression");
        return Program.run(runAs.command(ask), folder, Duration.ofSeconds(30)).succeeded()
                ? Optional.of("lz4")
                : Optional.empty();
    }
}
