package io.tocsin.api.rulebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What is different between two versions, as programmers write it. */
public final class Differences {

    private static final int LINES_AROUND = 3;

    private Differences() {}

    /** In unified form; empty when they are the same. */
    static String between(RulebookView before, RulebookView after) {
        List<String> all = unified(before, "version " + after.version(), String.valueOf(after.text()));
        return all.isEmpty() ? "" : String.join("\n", all) + '\n';
    }

    /**
     * The lines of the unified form, its two lines of names first; empty when they are the same.
     *
     * @param name of the text
     */
    public static List<String> unified(RulebookView before, String name, String text) {
        List<String> old = lines(before);
        return UnifiedDiffUtils.generateUnifiedDiff(
                "version " + before.version(),
                name,
                old,
                DiffUtils.diff(old, text.lines().toList()),
                LINES_AROUND);
    }

    private static List<String> lines(RulebookView version) {
        return String.valueOf(version.text()).lines().toList();
    }
}
