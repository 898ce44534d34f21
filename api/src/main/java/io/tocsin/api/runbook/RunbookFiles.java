package io.tocsin.api.runbook;

import io.tocsin.core.rulebook.Runbook;
import io.tocsin.core.rulebook.RunbookReader;
import io.tocsin.core.rulebook.RunbookReading;
import io.tocsin.mql.ruleset.Footprint;
import io.tocsin.mql.ruleset.RuleLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of folders, and reads again only those that have changed. A file that has become wrong says what it said
 * before, until it is right again or gone. For one thread.
 */
final class RunbookFiles {

    static final int FILES = 10_000;

    /** In bytes; a character takes up to four of them. */
    private static final long LARGEST_FILE = 4L * RunbookReader.LARGEST;

    private static final long LARGEST_SHELF = 64L << 20;
    private static final int DEEPEST = 16;
    private static final Set<FileVisitOption> LINKS = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

    /** File systems tell apart changes that are so far from each other. */
    private static final Duration CERTAIN_AFTER = Duration.ofSeconds(3);

    private final InstantSource clock;
    private Map<String, RunbookFile> known = Map.of();

    RunbookFiles(InstantSource clock) {
        this.clock = clock;
    }

    /** All files {@code **&#47;*.md}, and the folders that cannot be read, by name; hidden ones are passed over. */
    Map<String, RunbookFile> look(List<RunbookFolder> folders) {
        Look look = new Look(known);
        for (RunbookFolder folder : folders) {
            try {
                Files.walkFileTree(folder.path(), LINKS, DEEPEST, new RunbookWalk(folder, look::file, look::unread));
            } catch (IOException e) {
                look.unread(folder.name(), "Expected a folder that can be read, but " + e);
            }
        }
        known = look.found;
        return Map.copyOf(known);
    }

    /** One look at all folders. */
    private final class Look {

        private final Map<String, RunbookFile> before;
        private final Map<String, RunbookFile> found = new LinkedHashMap<>();
        private long bytes;
        private long memory;

        Look(Map<String, RunbookFile> before) {
            this.before = before;
        }

        /** Whether there is room for more. */
        boolean file(String name, Path path, BasicFileAttributes attributes) {
            if (found.size() >= FILES) {
                unread(name, "Expected at most " + FILES + " runbooks, but here is one more");
                return false;
            }
            bytes += attributes.size();
            if (attributes.size() > LARGEST_FILE) {
                unread(name, "Expected at most " + LARGEST_FILE + " bytes, but there are " + attributes.size());
            } else if (bytes > LARGEST_SHELF) {
                unread(
                        name,
                        "Expected at most " + LARGEST_SHELF
                                + " bytes in all runbooks, but with this one there are more");
            } else if (!found.containsKey(name)) {
                found.put(name, within(read(name, path, attributes)));
            }
            return true;
        }

        void unread(String name, String problem) {
            found.put(name, RunbookFile.unread(name, said(name), problem));
        }

        private RunbookFile within(RunbookFile file) {
            Runbook runbook = file.runbook();
            memory += runbook == null ? 0 : Footprint.of(runbook.expression());
            return memory <= RuleLimits.DEFAULT.memory()
                    ? file
                    : RunbookFile.unread(
                            file.name(),
                            null,
                            "Expected conditions that need less memory, but with this one it is too much");
        }

        private RunbookFile read(String name, Path path, BasicFileAttributes attributes) {
            RunbookFile last = before.get(name);
            return last != null && last.isOf(attributes) ? last : readAgain(name, path, attributes);
        }

        private RunbookFile readAgain(String name, Path path, BasicFileAttributes attributes) {
            boolean certain = attributes
                    .lastModifiedTime()
                    .toInstant()
                    .plus(CERTAIN_AFTER)
                    .isBefore(clock.instant());
            try {
                RunbookReading reading = RunbookReader.read(name, text(path));
                return switch (reading) {
                    case RunbookReading.Accepted accepted ->
                        new RunbookFile(
                                name,
                                attributes.lastModifiedTime(),
                                attributes.size(),
                                certain,
                                accepted.runbook(),
                                List.of());
                    case RunbookReading.Refused refused ->
                        new RunbookFile(
                                name,
                                attributes.lastModifiedTime(),
                                attributes.size(),
                                certain,
                                said(name),
                                refused.problems());
                };
            } catch (CharacterCodingException e) {
                return RunbookFile.unread(name, said(name), "Expected text in UTF-8, but it is not");
            } catch (IOException e) {
                return RunbookFile.unread(name, said(name), "Expected a file that can be read, but " + e);
            }
        }

        private @Nullable Runbook said(String name) {
            RunbookFile last = before.get(name);
            return last == null ? null : last.runbook();
        }
    }

    private static String text(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
