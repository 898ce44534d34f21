package io.tocsin.api.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.Runbook;
import io.tocsin.core.rulebook.RunbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookFilesTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");
    private static final String WRONG = "---\ntitle: t\nmql: projekt = a\n---\n";

    private final RunbookFiles files = new RunbookFiles(() -> NOW);
    private Path folder;

    @BeforeEach
    void make(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.resolve("books"));
    }

    @Nested
    class Finds {

        @Test
        void filesOfAllFoldersAtAnyDepth() throws IOException {
            write("disk.md", runbook("disk"));
            write("db/postgres/slow.md", runbook("slow"));
            write("notes.txt", "no runbook");

            assertThat(look()).containsOnlyKeys("books/disk.md", "books/db/postgres/slow.md");
            assertThat(title("books/db/postgres/slow.md")).isEqualTo("slow");
        }

        @Test
        void whatAppearsChangesAndDisappears() throws IOException {
            write("a.md", runbook("one"));
            look();
            Path b = write("b.md", runbook("b"));
            write("a.md", runbook("two"));

            assertThat(look()).containsOnlyKeys("books/a.md", "books/b.md");
            assertThat(title("books/a.md")).isEqualTo("two");
            Files.delete(b);
            assertThat(look()).containsOnlyKeys("books/a.md");
        }

        @Test
        void aChangeOfTheSameLengthRightAfterALook() throws IOException {
            FileTime time = FileTime.from(NOW);
            Files.setLastModifiedTime(write("a.md", runbook("one")), time);
            look();
            Files.setLastModifiedTime(write("a.md", runbook("two")), time);

            look();
            assertThat(title("books/a.md")).isEqualTo("two");
        }

        @Test
        void aFolderThatKubernetesMountsOnce() throws IOException {
            Path data = Files.createDirectories(folder.resolve("..2026_10_26"));
            Files.writeString(data.resolve("disk.md"), runbook("disk"));
            Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
            Files.createSymbolicLink(folder.resolve("disk.md"), Path.of("..data", "disk.md"));

            assertThat(look()).containsOnlyKeys("books/disk.md");
            assertThat(title("books/disk.md")).isEqualTo("disk");
        }

        @Test
        void itsWayOutOfACircleOfLinks() throws IOException {
            write("a.md", runbook("a"));
            Files.createSymbolicLink(folder.resolve("again"), folder);

            assertThat(look()).containsOnlyKeys("books/a.md");
        }

        @Test
        void eachFileOnceWhereFoldersAreNamedTwice() throws IOException {
            write("a.md", runbook("a"));
            RunbookFolder twice = new RunbookFolder("books", folder);

            assertThat(files.look(List.of(twice, twice))).containsOnlyKeys("books/a.md");
        }
    }

    @Nested
    class Tells {

        @Test
        void eachMistakeWithItsPlaceAndLeavesOutThatFileAlone() throws IOException {
            write("wrong.md", WRONG);
            write("right.md", runbook("right"));

            assertThat(problems("books/wrong.md")).singleElement().satisfies(problem -> {
                assertThat(problem.line()).isEqualTo(3);
                assertThat(problem.column()).isEqualTo(6);
            });
            assertThat(look().get("books/wrong.md")).returns(null, RunbookFile::runbook);
            assertThat(title("books/right.md")).isEqualTo("right");
        }

        @Test
        void whatAFileSaidBeforeItBecameWrong() throws IOException {
            write("a.md", runbook("good"));
            look();
            write("a.md", WRONG);

            assertThat(problems("books/a.md")).hasSize(1);
            assertThat(title("books/a.md")).isEqualTo("good");
            write("a.md", runbook("better"));
            assertThat(problems("books/a.md")).isEmpty();
            assertThat(title("books/a.md")).isEqualTo("better");
        }

        @Test
        void thatAFolderIsMissingOrNone() throws IOException {
            Path file = write("a.md", runbook("a"));

            assertThat(files.look(List.of(
                            new RunbookFolder("gone", folder.resolve("gone")), new RunbookFolder("file", file))))
                    .containsOnlyKeys("gone", "file")
                    .allSatisfy((name, found) -> assertThat(found.isWrong()).isTrue());
        }

        @Test
        void thatAFileIsNotTextOrTooLarge() throws IOException {
            Files.write(folder.resolve("latin.md"), new byte[] {'-', (byte) 0xE4, '\n'});
            Files.write(folder.resolve("huge.md"), new byte[4 * RunbookReader.LARGEST + 1]);
            write("long.md", runbook("a") + "x".repeat(RunbookReader.LARGEST));

            assertThat(problems("books/latin.md").getFirst().message()).contains("UTF-8");
            assertThat(problems("books/huge.md").getFirst().message()).contains("at most 1048576 bytes");
            assertThat(problems("books/long.md").getFirst().message()).contains("at most 262144 characters");
        }
    }

    private Map<String, RunbookFile> look() {
        return files.look(List.of(new RunbookFolder("books", folder)));
    }

    private String title(String name) {
        Runbook runbook = Objects.requireNonNull(look().get(name)).runbook();
        return runbook == null ? "none" : runbook.title();
    }

    private List<RulebookProblem> problems(String name) {
        return Objects.requireNonNull(look().get(name)).problems();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static String runbook(String title) {
        return "---\ntitle: " + title + "\nmql: ''\n---\ntext\n";
    }
}
