package io.tocsin.core.rulebook;

import io.tocsin.core.rulebook.Values.Entry;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.ResponseTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and checks a rulebook. */
public final class RulebookReader {

    private static final List<String> SECTIONS = List.of(
            "matrix",
            "projects",
            "teams",
            "sources",
            "identity",
            "severity",
            "grouping",
            "routing",
            "closing",
            "mutes",
            "runbooks",
            "reopen_within",
            "batch_from");

    /** Named by the manual, known to later versions. Passing over a rule in silence would be a lie. */
    private static final List<String> LATER_SECTIONS = List.of("people");

    private final Problems problems = new Problems();
    private final Values values = new Values(problems);
    private final Secrets secrets = new Secrets();
    private final long version;

    private RulebookReader(long version) {
        this.version = version;
    }

    /**
     * Reads the whole document; what it does not say is as in {@link Rulebook#builtIn}. Any thread may call.
     *
     * @param yaml at most 2 MiB in UTF-8
     * @param version of the rulebook that it becomes, from 1
     */
    public static RulebookReading read(String yaml, long version) {
        return new RulebookReader(version).read(yaml);
    }

    private RulebookReading read(String yaml) {
        Optional<Rulebook> rulebook = Outline.read(yaml, problems).map(this::rulebook);
        return rulebook.isPresent() && problems.none()
                ? new RulebookReading.Accepted(rulebook.get(), secrets.hiddenIn(yaml))
                : new RulebookReading.Refused(problems.inOrder());
    }

    /** Where something is wrong, the parts have stand-ins, so that the other parts can be checked against them. */
    private Rulebook rulebook(Place root) {
        Map<String, Entry> sections = sections(root);
        Duration batchFrom = Optional.ofNullable(value(sections, "batch_from"))
                .flatMap(values::positiveDuration)
                .orElse(ResponseTime.DEFAULT_BATCH_FROM);
        Duration reopenWithin = Optional.ofNullable(value(sections, "reopen_within"))
                .flatMap(values::duration)
                .orElse(Rulebook.DEFAULT_REOPEN_WITHIN);
        ResponseMatrix matrix = new MatrixSection(problems, values, batchFrom).read(value(sections, "matrix"));
        Map<String, List<String>> teams = new TeamsSection(problems, values).read(value(sections, "teams"));
        Map<String, Project> projects =
                new ProjectsSection(problems, values, matrix, teams).read(root, value(sections, "projects"));
        List<Source> sources = new SourcesSection(problems, values, secrets).read(value(sections, "sources"));
        List<String> runbooks = new RunbooksSection(problems, values).read(value(sections, "runbooks"));
        return new Rulebook(version, matrix, projects, teams, sources, reopenWithin, rules(sections, teams), runbooks);
    }

    private Rules rules(Map<String, Entry> sections, Map<String, List<String>> teams) {
        MqlTexts texts = new MqlTexts(problems, values);
        MatchSections matches = new MatchSections(problems, values, texts);
        return new Rules(
                matches.identity(value(sections, "identity")),
                matches.severity(value(sections, "severity")),
                matches.grouping(value(sections, "grouping")),
                new RoutingSection(problems, values, texts, teams).read(value(sections, "routing")),
                matches.closing(value(sections, "closing")),
                new MutesSection(problems, values, matches).read(value(sections, "mutes")));
    }

    private Map<String, Entry> sections(Place root) {
        Map<String, Entry> sections = new HashMap<>(values.entries(root, "sections (matrix, projects, …)"));
        for (String later : LATER_SECTIONS) {
            Entry entry = sections.remove(later);
            if (entry != null) {
                problems.add(
                        entry.key(),
                        "This version does not know the section \"" + later
                                + "\" yet; take it out, or its rules would be passed over");
            }
        }
        values.refuseUnknown(sections, SECTIONS);
        return sections;
    }

    private static @Nullable Place value(Map<String, Entry> sections, String name) {
        Entry entry = sections.get(name);
        return entry == null ? null : entry.value();
    }
}
