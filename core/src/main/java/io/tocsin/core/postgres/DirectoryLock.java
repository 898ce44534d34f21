package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only one Tocsin use a data directory; the operating system frees it when the process ends, however it ends.
 *
 * <p>Within this JVM the set of held directories decides, since closing any channel of a locked file would free the
 * process's lock on it.
 */
final class DirectoryLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** How long a holder that has just been killed may take to vanish. */
    private static final Duration DYING = Duration.ofSeconds(1);

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @param directory an existing directory, as a real path */
    static DirectoryLock acquire(Path directory) {
        if (!HELD.add(directory)) {
            throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new DirectoryLock(directory, lock(directory));
        } catch (IOException e) {
            HELD.remove(directory);
            throw new EmbeddedPostgresException("Cannot lock the data directory " + directory + ": " + e, e);
        } catch (EmbeddedPostgresException e) {
            HELD.remove(directory);
            throw e;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        Path file = directory.resolve("tocsin.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Deadline deadline = Deadline.in(DYING);
            while (channel.tryLock() == null) {
                if (deadline.isOver()) {
                    throw inUse(directory, Files.readString(file).strip());
                }
                Deadline.pause(Duration.ofMillis(20));
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static EmbeddedPostgresException inUse(Path directory, String holder) {
        return new EmbeddedPostgresException(
                "The data directory " + directory + " is in use by another Tocsin, process " + holder
                        + ". Stop that one first, or give this one a directory of its own with tocsin.data-dir.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("Cannot close the lock of {}: {}", directory, e.toString());
        } finally {
            HELD.remove(directory);
        }
    }
}
