package io.tocsin.api.rulebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What is different between two versions, as programmers write it. */
final class Differences {

    private static final int LINES_AROUND = 3;

    private Differences() {}

    /** In unified form; empty when they are the same. */
    static String between(RulebookView before, RulebookView after) {
        List<String> old = lines(before);
        List<String> all = UnifiedDiffUtils.generateUnifiedDiff(
                "version " + before.version(),
                "version " + after.version(),
                old,
                DiffUtils.diff(old, lines(after)),
                LINES_AROUND);
        return all.isEmpty() ? "" : String.join("\n", all) + '\n';
    }

    private static List<String> lines(RulebookView version) {
        return String.valueOf(version.text()).lines().toList();
    }
}
