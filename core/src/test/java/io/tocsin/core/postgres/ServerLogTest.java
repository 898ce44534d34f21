package io.tocsin.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    Path folder;

    private ServerLog log;

    @BeforeEach
    void open() {
        log = new ServerLog(folder.resolve("postgres.log"));
    }

    @Test
    void tellsWhatWasPrintedSinceAStart() throws IOException {
        Files.writeString(log.file(), "old\n");
        long size = log.size();
        Files.writeString(log.file(), "new\n", StandardOpenOption.APPEND);
        assertThat(log.since(size)).isEqualTo("new");
    }

    @Test
    void tellsOnlyTheEndOfALongOutput() throws IOException {
        Files.writeString(log.file(), "x".repeat(10_000) + "end");
        assertThat(log.since(0)).endsWith("end").hasSize(4_000);
    }

    @Test
    void tellsThatItCannotBeRead() {
        assertThat(log.size()).isZero();
        assertThat(log.since(0)).contains("cannot be read");
    }

    @Test
    void keepsOneOlderPartWhenItIsLarge() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.file().toFile(), "rw")) {
            file.setLength(32L << 20);
        }
        log.limit();
        assertThat(log.file()).isEmptyFile();
        assertThat(folder.resolve("postgres.log.1")).hasSize(32L << 20);
    }

    @Test
    void isLeftAloneWhileItIsSmall() throws IOException {
        Files.writeString(log.file(), "small");
        log.limit();
        assertThat(log.file()).hasContent("small");
        assertThat(folder.resolve("postgres.log.1")).doesNotExist();
    }
}
