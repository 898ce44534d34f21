package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 server of Tocsin's own, on loopback, durable: what a commit acknowledged survives the death of the
 * server and of this JVM. A server that dies is restarted on the same port; callers see failed connections meanwhile.
 *
 * <p>All methods may be called from any thread. Whoever starts it must close it; a JVM that ends without doing so
 * leaves the server running until the next start on the same data directory.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DirectoryLock lock;
    private final Access access;
    private final Supervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final @Nullable Thread shutdownHook;

    private EmbeddedPostgres(DirectoryLock lock, Access access, Supervisor supervisor, boolean withShutdownHook) {
        this.lock = lock;
        this.access = access;
        this.supervisor = supervisor;
        this.shutdownHook = withShutdownHook ? new Thread(this::stop, "postgres-shutdown") : null;
        if (shutdownHook != null) {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        }
    }

    /**
     * Starts the server and returns when it answers: unpacks the binaries and initialises the cluster where that has
     * not been done, stops a server that a killed Tocsin left, waits for crash recovery.
     *
     * @throws EmbeddedPostgresException if it cannot start; nothing runs and nothing is locked then
     */
    public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
        Platform platform = Platform.current();
        Folders.create(settings.dataDir());
        Path dataDir = realPath(settings.dataDir());
        DirectoryLock lock = DirectoryLock.acquire(dataDir);
        try {
            return start(settings, platform, new Cluster(dataDir), lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(
            EmbeddedPostgresSettings settings, Platform platform, Cluster cluster, DirectoryLock lock) {
        Path dataDir = cluster.dataDir();
        cluster.requireUsable();
        RunAs runAs = RunAsChoice.forCluster(cluster);
        Binaries binaries = Binaries.unpacked(platform, settings, runAs);
        cluster.deleteUnfinished();
        Password password = Password.of(dataDir, cluster.exists());
        if (!cluster.exists()) {
            cluster.initialise(binaries, runAs, password);
        }
        Access access = new Access(Ports.free(settings.port()), password);
        LOG.info("Starting PostgreSQL in {}", cluster.folder());
        Postmaster postmaster = new Postmaster(
                cluster,
                runAs,
                program(settings, binaries, runAs, cluster, access.port()),
                access,
                new Signals(binaries, runAs),
                new ServerLog(dataDir.resolve("postgres.log")),
                settings.startTimeout(),
                settings.stopTimeout(),
                new AtomicBoolean());
        return new EmbeddedPostgres(lock, access, new Supervisor(postmaster), settings.shutdownHook());
    }

    private static List<String> program(
            EmbeddedPostgresSettings settings, Binaries binaries, RunAs runAs, Cluster cluster, int port) {
        Map<String, String> detected = new HashMap<>(MemorySettings.ofThisMachine());
        binaries.walCompression(runAs, cluster.folder()).ifPresent(method -> detected.put("wal_compression", method));
        List<String> program = new ArrayList<>(
                List.of(binaries.postgres(), "-D", cluster.folder().toString()));
        program.addAll(ServerSettings.arguments(settings.serverSettings(), detected, cluster.name(), port));
        return List.copyOf(program);
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot resolve " + path + ": " + e, e);
        }
    }

    /** The database {@code tocsin}, without user and password. */
    public String jdbcUrl() {
        return access.jdbcUrl();
    }

    public String username() {
        return Cluster.USER;
    }

    public String password() {
        return access.password().value();
    }

    public int port() {
        return access.port();
    }

    /** The pid of the server, another one after each restart. */
    public long processId() {
        return supervisor.processId();
    }

    /** False while the server is dead and not yet restarted, and after {@link #close()}. */
    public boolean isRunning() {
        return supervisor.isRunning();
    }

    /** Disconnects all clients, writes a checkpoint and stops the server; returns when it has ended. */
    @Override
    public void close() {
        stop();
        if (shutdownHook != null && !Thread.currentThread().equals(shutdownHook)) {
            try {
                Runtime.getRuntime().removeShutdownHook(shutdownHook);
            } catch (IllegalStateException e) {
                LOG.debug("The JVM shuts down already; its hook finds the server stopped", e);
            }
        }
    }

    private void stop() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            supervisor.stop();
            LOG.info("PostgreSQL has stopped");
        } finally {
            lock.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
