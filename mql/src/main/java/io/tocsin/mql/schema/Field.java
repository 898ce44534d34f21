package io.tocsin.mql.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that can be asked about by name. Labels are not fields; they are written with a {@code ~}.
 *
 * <p>A field without a value (an incident that nobody took has no {@code taken}) satisfies no comparison, and so
 * satisfies the negation of each.
 */
public enum Field {
    NUMBER("number", Type.NUMBER, Level.INCIDENT, Use.SORTED, "the number of the incident"),
    PROJECT("project", Type.TEXT, Level.BOTH, Use.SORTED, "the owner of the alerts"),
    TRIGGER("trigger", Type.TEXT, Level.ALERT, Use.ASKED, "the name of the rule that fired"),
    TITLE("title", Type.TEXT, Level.BOTH, Use.ASKED, "the short description"),
    TEXT("text", Type.TEXT, Level.BOTH, Use.ASKED, "the long description"),
    SEVERITY("severity", Type.SEVERITY, Level.BOTH, Use.SORTED, "S1, the worst, to S9"),
    SERVICE_LEVEL("service_level", Type.TEXT, Level.BOTH, Use.SORTED, "what the project has been promised"),
    STATUS(
            "status",
            Type.ENUM,
            Level.INCIDENT,
            Use.ASKED,
            "how far the work is",
            "new",
            "todo",
            "taken",
            "snoozed",
            "retrospective",
            "closed"),
    STATE(
            "state",
            Type.ENUM,
            Level.BOTH,
            Use.ASKED,
            "how the condition is; an incident's is the first of these that an alert of it has",
            "firing",
            "unknown",
            "pending",
            "ok"),
    HOLDER("holder", Type.TEXT, Level.INCIDENT, Use.SORTED, "who has the baton"),
    SOURCE("source", Type.TEXT, Level.ALERT, Use.ASKED, "who reported it"),
    KIND("kind", Type.ENUM, Level.ALERT, Use.ASKED, "whether it lasts", "lasting", "instant"),
    OPENED("opened", Type.TIME, Level.INCIDENT, Use.SORTED, "when the first alert began to fire here"),
    TAKEN("taken", Type.TIME, Level.INCIDENT, Use.SORTED, "when a person first took it"),
    CLOSED("closed", Type.TIME, Level.INCIDENT, Use.SORTED, "when it was closed"),
    DEADLINE("deadline", Type.TIME, Level.INCIDENT, Use.SORTED, "by when a person should have taken it"),
    DURATION("duration", Type.DURATION, Level.BOTH, Use.SUMMED, "how long it lasted, so far"),
    RESPONSE_TIME("response.time", Type.DURATION, Level.INCIDENT, Use.SUMMED, "from opened to taken"),
    RESPONSE_LEFT(
            "response.left",
            Type.DURATION,
            Level.INCIDENT,
            Use.SUMMED,
            "until the deadline of what nobody took; below zero when it has passed"),
    RESPONSE_BREACHED("response.breached", Type.FLAG, Level.INCIDENT, Use.ASKED, "taken late, or late and not taken"),
    FLAPPING("flapping", Type.FLAG, Level.BOTH, Use.ASKED, "it comes and goes"),
    SNOOZED("snoozed", Type.FLAG, Level.INCIDENT, Use.ASKED, "put aside for a while"),
    ALERTS("alerts", Type.NUMBER, Level.INCIDENT, Use.SUMMED, "how many alerts it has"),
    FIRING("firing", Type.NUMBER, Level.INCIDENT, Use.SUMMED, "how many of its alerts are firing"),
    FLAPS("flaps", Type.NUMBER, Level.BOTH, Use.SUMMED, "how many times it began"),
    COMMENTS("comments", Type.NUMBER, Level.INCIDENT, Use.SUMMED, "how many comments it has");

    private static final Map<String, Field> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::word, Function.identity()));

    private final String word;
    private final Type type;
    private final Level level;
    private final Use use;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of, which nothing can change
    private final List<String> words;

    Field(String word, Type type, Level level, Use use, String description, String... words) {
        this.word = word;
        this.type = type;
        this.level = level;
        this.use = use;
        this.description = description;
        this.words = List.of(words);
    }

    /** The field of that name, exactly as written. */
    public static Optional<Field> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The name under which a query knows it. */
    public String word() {
        return word;
    }

    public Type type() {
        return type;
    }

    public Level level() {
        return level;
    }

    /** For people, in a few words that could follow a dash. */
    public String description() {
        return description;
    }

    /** The words that an {@link Type#ENUM} has, in the order in which people think of them; else empty. */
    public List<String> words() {
        return words;
    }

    /** Whether {@code order by} takes it. Text is ordered by code point; what has no value comes last either way. */
    public boolean orderable() {
        return use != Use.ASKED;
    }

    /** Whether {@code sum} and {@code avg} of it mean something. */
    public boolean summable() {
        return use == Use.SUMMED;
    }

    /** Whether {@code min}, {@code max} and percentiles of it mean something. */
    public boolean measurable() {
        return type == Type.NUMBER || type == Type.TIME || type == Type.DURATION;
    }

    /** Whether figures can be split {@code by} it. */
    public boolean groupable() {
        return type != Type.TIME && type != Type.DURATION && this != TITLE && this != TEXT;
    }

    private enum Use {
        ASKED,
        SORTED,
        SUMMED
    }
}
