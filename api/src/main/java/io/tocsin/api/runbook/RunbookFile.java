package io.tocsin.api.runbook;

import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.Runbook;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file, or of a folder that cannot be read.
 *
 * @param name as people know it
 * @param changed null for what was not read
 * @param certain false when it changed so shortly before it was read that it might have changed again unseen
 * @param runbook what it said when it was right last; null when it never was
 * @param problems of what it says now
 */
record RunbookFile(
        String name,
        @Nullable FileTime changed,
        long size,
        boolean certain,
        @Nullable Runbook runbook,
        List<RulebookProblem> problems) {

    RunbookFile {
        problems = List.copyOf(problems);
    }

    /** What could not be read at all. */
    static RunbookFile unread(String name, @Nullable Runbook before, String problem) {
        return new RunbookFile(name, null, 0, false, before, List.of(new RulebookProblem(1, 1, "", problem)));
    }

    /** Whether the file has not changed since it was read. */
    boolean isOf(BasicFileAttributes attributes) {
        return certain && attributes.lastModifiedTime().equals(changed) && attributes.size() == size;
    }

    boolean isWrong() {
        return !problems.isEmpty();
    }

    /** Whether it says the same as the other did, and is as right or wrong. */
    boolean saysTheSameAs(@Nullable RunbookFile other) {
        return other != null
                && name.equals(other.name)
                && problems.equals(other.problems)
                && Objects.equals(runbook, other.runbook);
    }
}
