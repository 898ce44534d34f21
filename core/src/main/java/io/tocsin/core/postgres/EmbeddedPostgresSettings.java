package io.tocsin.core.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to run the embedded PostgreSQL.
 *
 * @param dataDir where Tocsin keeps its data; the cluster is its folder {@code postgres}
 * @param binariesCache where the unpacked binaries are kept between starts; empty for {@code ~/.cache/tocsin}, or a
 *     folder that the server's user can reach when that one is not
 * @param port the loopback port to listen on; 0 takes a free one at each start
 * @param startTimeout how long the server may stay silent after its start; crash recovery is waited for without limit,
 *     because breaking it off only makes it begin again
 * @param stopTimeout how long a fast shutdown may take before the server is stopped without a checkpoint
 * @param shutdownHook whether the server stops with the JVM by itself; off when the caller orders the shutdown
 * @param serverSettings PostgreSQL settings that replace Tocsin's defaults, such as {@code shared_buffers}
 */
public record EmbeddedPostgresSettings(
        Path dataDir,
        Optional<Path> binariesCache,
        int port,
        Duration startTimeout,
        Duration stopTimeout,
        boolean shutdownHook,
        Map<String, String> serverSettings) {

    /** @throws EmbeddedPostgresException if a server setting would weaken durability or move the server off loopback */
    public EmbeddedPostgresSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        binariesCache = binariesCache.map(path -> path.toAbsolutePath().normalize());
        serverSettings = Map.copyOf(serverSettings);
        if (port < 0 || port > 65_535) {
            throw new EmbeddedPostgresException("Expected a port from 0 to 65535, but got " + port + ".");
        }
        ServerSettings.requireAllowed(serverSettings);
    }

    /** The defaults: a free port, 60 s to start, 60 s to stop, stopped by a shutdown hook. */
    public static EmbeddedPostgresSettings in(Path dataDir) {
        return new EmbeddedPostgresSettings(
                dataDir, Optional.empty(), 0, Duration.ofSeconds(60), Duration.ofSeconds(60), true, Map.of());
    }

    public EmbeddedPostgresSettings withBinariesCache(Path cache) {
        return new EmbeddedPostgresSettings(
                dataDir, Optional.of(cache), port, startTimeout, stopTimeout, shutdownHook, serverSettings);
    }

    public EmbeddedPostgresSettings withPort(int newPort) {
        return new EmbeddedPostgresSettings(
                dataDir, binariesCache, newPort, startTimeout, stopTimeout, shutdownHook, serverSettings);
    }

    public EmbeddedPostgresSettings withoutShutdownHook() {
        return new EmbeddedPostgresSettings(
                dataDir, binariesCache, port, startTimeout, stopTimeout, false, serverSettings);
    }

    public EmbeddedPostgresSettings withServerSettings(Map<String, String> newSettings) {
        return new EmbeddedPostgresSettings(
                dataDir, binariesCache, port, startTimeout, stopTimeout, shutdownHook, newSettings);
    }
}
