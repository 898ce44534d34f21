package io.tocsin.core.rulebook;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.mql.predicate.IncidentView;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One version of the rules: who sends, who owns, who answers how soon. Immutable; any thread may ask. */
public final class Rulebook {

    /** Who gets the incidents of projects for which nobody names a holder. */
    public static final String DEFAULT_HOLDER = "#l1";

    /** How long a closed incident is opened again by its alerts, where the rulebook says nothing else. */
    public static final Duration DEFAULT_REOPEN_WITHIN = Duration.ofMinutes(30);

    /** The team behind {@link #DEFAULT_HOLDER}; it exists, without members, when no rulebook names it. */
    static final String DEFAULT_TEAM = "l1";

    private final long version;
    private final ResponseMatrix matrix;
    private final Map<String, Project> projects;
    private final Map<String, List<String>> teams;
    private final List<Source> sources;
    private final Duration reopenWithin;
    private final Rules rules;
    private final List<String> runbooks;
    private final Project defaultProject;
    private final Map<String, Source> sourcesByName;
    private final Map<String, Source> sourcesByKey;

    /** The parts must agree with each other: {@link RulebookReader} sees to it. */
    Rulebook(
            long version,
            ResponseMatrix matrix,
            Map<String, Project> projects,
            Map<String, List<String>> teams,
            List<Source> sources,
            Duration reopenWithin,
            Rules rules,
            List<String> runbooks) {
        this.version = version;
        this.matrix = matrix;
        this.projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
        this.teams = Collections.unmodifiableMap(new LinkedHashMap<>(teams));
        this.sources = List.copyOf(sources);
        this.reopenWithin = reopenWithin;
        this.rules = rules;
        this.runbooks = List.copyOf(runbooks);
        this.defaultProject = projects.getOrDefault(Sender.DEFAULT_PROJECT, defaultOfDefaults());
        this.sourcesByName = sources.stream().collect(toUnmodifiableMap(Source::name, Function.identity()));
        this.sourcesByKey = byKey(sources);
    }

    /** The rules where nobody has written any; its version is 0. */
    public static Rulebook builtIn() {
        return new Rulebook(
                0,
                ResponseMatrix.builtIn(ResponseTime.DEFAULT_BATCH_FROM),
                Map.of(Sender.DEFAULT_PROJECT, defaultOfDefaults()),
                Map.of(DEFAULT_TEAM, List.of()),
                List.of(),
                DEFAULT_REOPEN_WITHIN,
                Rules.none(),
                List.of());
    }

    static Project defaultOfDefaults() {
        return new Project(Sender.DEFAULT_PROJECT, ResponseMatrix.DEFAULT_SERVICE_LEVEL, DEFAULT_HOLDER);
    }

    /** 0 for {@link #builtIn}; decisions are recorded with it. */
    public long version() {
        return version;
    }

    public ResponseMatrix matrix() {
        return matrix;
    }

    /** The projects that the rulebook names, by name, in its order; others exist too, see {@link #project}. */
    public Map<String, Project> projects() {
        return projects;
    }

    /** The members ({@code @name}) of each team, by its name without the {@code #}. */
    public Map<String, List<String>> teams() {
        return teams;
    }

    /** The sources that the rulebook names, in its order; others may speak too, see {@link #sender}. */
    public List<Source> sources() {
        return sources;
    }

    /** How long after its closing an incident is opened again when its alert fires; 0: never. */
    public Duration reopenWithin() {
        return reopenWithin;
    }

    /** Folders of runbooks, as written: absolute, or relative to wherever the document came from. */
    public List<String> runbooks() {
        return runbooks;
    }

    /** The project of that name; one that the rulebook does not name is treated as the project {@code default} is. */
    public Project project(String name) {
        Project project = projects.get(name);
        return project != null ? project : new Project(name, defaultProject.serviceLevel(), defaultProject.holder());
    }

    /** What is known of the source of that name; {@link Sender#unknown} for one that the rulebook does not name. */
    public Sender sender(String sourceName) {
        EventRules ofEvents = rules.ofEvents();
        return source(sourceName)
                .map(source -> source.sender(ofEvents))
                .orElseGet(() -> Sender.unknown(sourceName).under(ofEvents));
    }

    /** The rule by which the alert finds its incident; without one, it gathers with those of its project and trigger. */
    public Optional<GroupingRule> grouping(Subject alert) {
        return rules.grouping(alert);
    }

    /** The rule that says who holds the incident that the alert opens; without one, its project's holder does. */
    public Optional<RoutingRule> routing(Subject alert) {
        return rules.routing(alert);
    }

    /** Whether there is any rule that closes incidents. */
    public boolean closes() {
        return rules.closes();
    }

    /** The rule that closes such an incident; without one, people do. */
    public Optional<ClosingRule> closing(IncidentView incident) {
        return rules.closing(incident);
    }

    /** The rules of identity as texts: the same texts, the same alerts. */
    public List<String> identities() {
        return rules.identities();
    }

    /** The mutes that it has, in its order. */
    public List<MuteRule> mutes() {
        return rules.mutes();
    }

    /** The same, to be asked which holds for an alert. */
    public Mutes standingMutes() {
        return rules.standingMutes();
    }

    public Optional<Source> source(String name) {
        return Optional.ofNullable(sourcesByName.get(name));
    }

    /** Whether an alert of that trigger says by firing that its source works, and is nothing to work on. */
    public boolean isHeartbeat(String sourceName, String trigger) {
        Source source = sourcesByName.get(sourceName);
        return source == null ? Source.HEARTBEATS.contains(trigger) : source.beatsBy(trigger);
    }

    public Optional<Source> sourceWithKey(String key) {
        return sourcesByKey.isEmpty() ? Optional.empty() : Optional.ofNullable(sourcesByKey.get(KeyDigest.of(key)));
    }

    @Override
    public String toString() {
        return "Rulebook[version=" + version + "]";
    }

    private static Map<String, Source> byKey(List<Source> sources) {
        Map<String, Source> byKey = new HashMap<>();
        for (Source source : sources) {
            if (source.key() != null) {
                byKey.put(source.key(), source);
            }
        }
        return Map.copyOf(byKey);
    }
}
