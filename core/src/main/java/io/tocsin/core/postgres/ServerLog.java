package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server prints: appended to a file, so that it goes on when Tocsin dies before it. */
record ServerLog(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);
    private static final long LARGE = 32L << 20;
    private static final int SHOWN = 4_000;

    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The last lines printed since the log had {@code size} bytes. */
    String since(long size) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = (int) Math.max(Math.min(size, bytes.length), bytes.length - (long) SHOWN);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "(" + file + " cannot be read: " + e + ")";
        }
    }

    /**
     * Keeps the log and one older part, each about 32 MiB; the server holds the file open, so it is emptied in place.
     */
    void limit() {
        if (size() < LARGE) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            channel.truncate(0);
        } catch (IOException e) {
            LOG.warn("Cannot shorten {}: {}", file, e.toString());
        }
    }
}
