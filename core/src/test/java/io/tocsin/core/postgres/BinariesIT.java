package io.tocsin.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesIT {

    private static final Platform PLATFORM = Platform.current();

    @TempDir
    Path folder;

    private Binaries unpack() {
        EmbeddedPostgresSettings settings =
                EmbeddedPostgresSettings.in(folder.resolve("data")).withBinariesCache(folder.resolve("cache"));
        return Binaries.unpacked(PLATFORM, settings, new RunAs.Tocsin());
    }

    private static void assertRuns(Binaries binaries) {
        Program.Result result =
                Program.run(List.of(binaries.postgres(), "--version"), binaries.folder(), Duration.ofSeconds(10));
        assertThat(result.output()).startsWith("postgres (PostgreSQL) 18.");
    }

    @Test
    void areThoseOfTheVersionThatNamesTheCache() {
        URL archive = BinariesIT.class.getResource("/" + PLATFORM.archive());
        assertThat(archive).isNotNull();
        assertThat(archive.toString()).contains("-" + Binaries.VERSION + ".jar");
    }

    @Test
    void areThereForEveryPlatform() {
        for (Platform platform : Platform.values()) {
            assertThat(BinariesIT.class.getResource("/" + platform.archive()))
                    .describedAs(platform.archive())
                    .isNotNull();
        }
    }

    @Test
    void areUnpackedOnce() throws IOException {
        Binaries first = unpack();
        assertRuns(first);
        var unpackedAt = Files.getLastModifiedTime(Path.of(first.initdb()));

        Binaries second = unpack();

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(Path.of(second.initdb()))).isEqualTo(unpackedAt);
    }

    @Test
    void areUnpackedAnewWhenAFileIsTruncatedOrGone() throws IOException {
        Binaries binaries = unpack();
        try (FileChannel program = FileChannel.open(Path.of(binaries.postgres()), StandardOpenOption.WRITE)) {
            program.truncate(1_000);
        }
        assertRuns(unpack());
        Files.delete(Path.of(binaries.initdb()));
        assertThat(Path.of(unpack().initdb())).exists();
    }

    @Test
    void doNotMindWhatABrokenOffUnpackingLeft() throws IOException {
        Path left = Files.createDirectories(
                folder.resolve("cache/postgres-" + Binaries.VERSION + "-" + PLATFORM.label() + ".unpacking-1/bin"));
        Files.writeString(left.resolve("postgres"), "half");
        assertRuns(unpack());
        assertThat(left).doesNotExist();
    }

    @Test
    void areUnpackedBySeveralAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<Binaries> task = this::unpack;
            for (Future<Binaries> each : threads.invokeAll(List.of(task, task, task))) {
                assertRuns(each.get());
            }
        }
    }

    @Test
    void sayWhichFolderCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file");
        assertThatThrownBy(this::unpack)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(folder.resolve("cache").toString());
    }

    @Test
    void sayWhatToDoWhenTheyAreNotPackaged() {
        assertThatThrownBy(() -> new BinaryArchive("postgres-plan9.txz").unpack(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("tocsin.postgres.url");
    }
}
