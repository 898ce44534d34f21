package io.tocsin.core.rulebook;

import io.tocsin.core.rulebook.Values.Entry;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a runbook: YAML between two lines {@code ---}, then Markdown. Lines and columns of mistakes are those of the file, also
 * inside the MQL.
 */
public final class RunbookReader {

    /** In characters. */
    public static final int LARGEST = 256 << 10;

    private static final long HIGHEST_PRIORITY = 1_000_000;
    private static final List<String> FIELDS = List.of("title", "mql", "priority");
    private static final String SHAPE = "title and mql between two lines ---";
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---[ \\t]*\\R(?<matter>(?s:.*?))^---[ \\t]*(?:\\R|\\z)", Pattern.MULTILINE);
    private static final Pattern PRIORITY = Pattern.compile("-?[0-9]{1,7}");

    private final Problems problems = new Problems();
    private final Values values = new Values(problems);
    private final String file;

    private RunbookReader(String file) {
        this.file = file;
    }

    /**
     * Never fails. Any thread may call.
     *
     * @param file as people know it
     * @param text all of it
     */
    public static RunbookReading read(String file, String text) {
        RunbookReader reader = new RunbookReader(file);
        Runbook runbook = reader.read(text);
        return runbook == null
                ? new RunbookReading.Refused(reader.problems.inOrder())
                : new RunbookReading.Accepted(runbook);
    }

    private @Nullable Runbook read(String text) {
        if (text.length() > LARGEST) {
            problems.add(1, 1, "", "Expected at most " + LARGEST + " characters, but there are " + text.length());
            return null;
        }
        Matcher matter = FRONT_MATTER.matcher(text);
        if (!matter.find()) {
            boolean begins = text.startsWith("---") || text.startsWith("\uFEFF---");
            problems.add(
                    1,
                    1,
                    "",
                    "Expected " + SHAPE + ", but "
                            + (begins ? "there is no second line ---" : "the file does not begin with one"));
            return null;
        }
        Runbook runbook = parts(matter.group("matter"), text.substring(matter.end()));
        return problems.none() ? runbook : null;
    }

    private @Nullable Runbook parts(String matter, String markdown) {
        if (matter.isBlank()) {
            problems.add(1, 1, "", "Expected " + SHAPE + ", but there is nothing between them");
            return null;
        }
        return Outline.read("\n" + matter, problems)
                .map(root -> runbook(root, markdown))
                .orElse(null);
    }

    /** Where something is wrong, the rest is read all the same, so that all mistakes are told at once. */
    private @Nullable Runbook runbook(Place root, String markdown) {
        Map<String, Entry> fields = values.fields(root, "a mapping", FIELDS);
        if (!Values.isMapping(root)) {
            return null;
        }
        Optional<Place> titled = required(root, fields, "title");
        Optional<Place> matching = required(root, fields, "mql");
        Optional<String> title = titled.flatMap(place -> values.name(place, "a title"));
        Optional<Expression> expression =
                matching.flatMap(place -> new MqlTexts(problems, values).condition(place, Vocabulary.incidents()));
        Optional<Long> priority =
                fields.containsKey("priority") ? priority(fields.get("priority").value()) : Optional.of(0L);
        if (title.isEmpty() || expression.isEmpty() || priority.isEmpty()) {
            return null;
        }
        String mql = values.text(matching.get(), "MQL").orElse("").strip();
        return new Runbook(file, title.get(), priority.get(), mql, expression.get(), markdown);
    }

    private Optional<Place> required(Place root, Map<String, Entry> fields, String name) {
        Entry entry = fields.get(name);
        if (entry == null) {
            String hint = name.equals("mql") ? " (\"\" for all incidents)" : "";
            problems.add(root, "Expected the runbook to have " + name + hint + ", but it has none");
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    private Optional<Long> priority(Place place) {
        String expected = "a whole number from -" + HIGHEST_PRIORITY + " to " + HIGHEST_PRIORITY;
        return values.text(place, expected)
                .map(text -> PRIORITY.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE)
                .filter(priority -> {
                    boolean fits = Math.abs(priority) <= HIGHEST_PRIORITY;
                    if (!fits) {
                        problems.add(place, "Expected " + expected + ", but it is not one");
                    }
                    return fits;
                });
    }
}
