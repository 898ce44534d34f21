package io.tocsin.core.rulebook;

import io.tocsin.core.rulebook.Values.Entry;
import io.tocsin.core.severity.Impact;
import io.tocsin.core.severity.Likelihood;
import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections that are lists of {@code {match: MQL, …}}: {@code identity}, {@code severity}, {@code grouping}, {@code closing}. */
final class MatchSections {

    /** What is known of an event before there is an alert. */
    private static final Set<Field> OF_EVENTS =
            EnumSet.of(Field.PROJECT, Field.TRIGGER, Field.TITLE, Field.TEXT, Field.SOURCE);

    private static final Set<Field> OF_ALERTS = EnumSet.copyOf(OF_EVENTS);

    static {
        OF_ALERTS.addAll(EnumSet.of(Field.SEVERITY, Field.SERVICE_LEVEL, Field.KIND));
    }

    /** What can be asked of an incident of which no alert is open. */
    private static final Set<Field> OF_CALM_INCIDENTS = EnumSet.of(
            Field.PROJECT,
            Field.TRIGGER,
            Field.KIND,
            Field.SEVERITY,
            Field.SERVICE_LEVEL,
            Field.STATUS,
            Field.HOLDER,
            Field.ALERTS,
            Field.SNOOZED);

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::name).toList();
    private static final List<String> IMPACTS = words(Impact.values());
    private static final List<String> LIKELIHOODS = words(Likelihood.values());

    private static final String BEFORE_INCIDENTS = "before there is an incident";
    private static final String OK_AFTER = "close_when_ok_after";

    /** What conditions may ask for. */
    record Known(Vocabulary vocabulary, Set<Field> fields, String when) {}

    private static final Known EVENTS = new Known(Vocabulary.alerts(), OF_EVENTS, BEFORE_INCIDENTS);
    /** Of an alert that begins to fire. */
    static final Known ALERTS = new Known(Vocabulary.alerts(), OF_ALERTS, BEFORE_INCIDENTS);

    /** What one item says, as far as it is understood. */
    record Item(Place place, Map<String, Entry> fields, String match, Expression expression) {}

    private final Problems problems;
    private final Values values;
    private final MqlTexts texts;

    MatchSections(Problems problems, Values values, MqlTexts texts) {
        this.problems = problems;
        this.values = values;
        this.texts = texts;
    }

    List<IdentityRule> identity(@Nullable Place section) {
        List<IdentityRule> rules = new ArrayList<>();
        for (Item item : items(section, "identity rules", EVENTS, List.of("match", "ignore", "collect"))) {
            Set<String> ignore = labels(item, "ignore");
            Set<String> collect = labels(item, "collect");
            if (ignore.isEmpty() && collect.isEmpty()) {
                problems.add(item.place, "Expected labels to ignore or to collect, but there are none");
            }
            rules.add(new IdentityRule(item.place.line(), item.expression, ignore, collect));
        }
        return rules;
    }

    List<SeverityRule> severity(@Nullable Place section) {
        List<SeverityRule> rules = new ArrayList<>();
        List<String> fields = List.of("match", "severity", "impact", "likelihood");
        for (Item item : items(section, "severity rules", EVENTS, fields)) {
            severityOf(item)
                    .ifPresent(severity -> rules.add(new SeverityRule(item.place.line(), item.expression, severity)));
        }
        return rules;
    }

    List<GroupingRule> grouping(@Nullable Place section) {
        List<GroupingRule> rules = new ArrayList<>();
        for (Item item : items(section, "grouping rules", ALERTS, List.of("match", "by"))) {
            List<Operand> by = by(item);
            if (!by.isEmpty()) {
                rules.add(new GroupingRule(item.place.line(), item.match, item.expression, by));
            }
        }
        return rules;
    }

    List<ClosingRule> closing(@Nullable Place section) {
        List<ClosingRule> rules = new ArrayList<>();
        Known known = new Known(Vocabulary.incidents(), OF_CALM_INCIDENTS, "of an incident whose alerts are all OK");
        for (Item item : items(section, "closing rules", known, List.of("match", OK_AFTER))) {
            Entry after = item.fields.get(OK_AFTER);
            if (after == null) {
                problems.add(item.place, "Expected a duration under " + OK_AFTER + ", but there is none");
            } else {
                values.duration(after.value())
                        .map(okFor -> new ClosingRule(
                                item.place.line(), item.match, Predicates.ofIncident(item.expression), okFor))
                        .ifPresent(rules::add);
            }
        }
        return rules;
    }

    List<Item> items(@Nullable Place section, String what, Known known, List<String> fields) {
        List<Item> items = new ArrayList<>();
        if (section != null) {
            for (Place place : values.items(section, "a list of " + what)) {
                item(place, what, known, fields).ifPresent(items::add);
            }
        }
        return items;
    }

    private Optional<Item> item(Place place, String what, Known known, List<String> names) {
        Map<String, Entry> fields = values.fields(place, "one of the " + what, names);
        Entry match = fields.get("match");
        if (match == null) {
            if (Values.isMapping(place)) {
                problems.add(place, "Expected a condition under match (\"\" for all), but there is none");
            }
            return Optional.empty();
        }
        return texts.condition(match.value(), known.vocabulary)
                .filter(expression -> asksOnlyFor(expression, known, match.value()))
                .map(expression -> new Item(
                        place,
                        fields,
                        values.text(match.value(), "MQL").orElse("").strip(),
                        expression));
    }

    private boolean asksOnlyFor(Expression expression, Known known, Place place) {
        Set<Field> asked = Asked.fields(expression);
        asked.removeAll(known.fields);
        if (!asked.isEmpty()) {
            problems.add(place, notKnown(known, asked));
        }
        return asked.isEmpty();
    }

    static String notKnown(Known known, Set<Field> asked) {
        return "Expected only what is known " + known.when + " (labels, " + words(known.fields) + "), but found "
                + words(asked);
    }

    private Set<String> labels(Item item, String field) {
        Entry entry = item.fields.get(field);
        return entry == null
                ? Set.of()
                : values.items(entry.value(), "a list of labels").stream()
                        .flatMap(place -> values.name(place, "a label's name").stream())
                        .map(name -> name.startsWith("~") ? name.substring(1) : name)
                        .collect(Collectors.toSet());
    }

    private Optional<Severity> severityOf(Item item) {
        Entry severity = item.fields.get("severity");
        Entry impact = item.fields.get("impact");
        Entry likelihood = item.fields.get("likelihood");
        if (severity != null && impact == null && likelihood == null) {
            return values.word(severity.value(), SEVERITIES, Severity::parse);
        }
        if (severity == null && impact != null && likelihood != null) {
            return values.word(impact.value(), IMPACTS, Impact::parse)
                    .flatMap(i -> values.word(likelihood.value(), LIKELIHOODS, Likelihood::parse)
                            .map(l -> Severity.of(i, l)));
        }
        problems.add(item.place, "Expected either severity, or impact and likelihood, but it is neither");
        return Optional.empty();
    }

    private List<Operand> by(Item item) {
        Entry by = item.fields.get("by");
        if (by == null) {
            problems.add(item.place, "Expected fields and labels under by, but there are none");
            return List.of();
        }
        List<Operand> operands = new ArrayList<>();
        for (Place place : values.items(by.value(), "a list of fields and labels")) {
            values.name(place, "a field, or a label behind ~")
                    .flatMap(name -> operand(place, name))
                    .ifPresent(operands::add);
        }
        if (operands.isEmpty() && Values.isList(by.value())) {
            problems.add(by.value(), "Expected at least one field or label, but the list is empty");
        }
        return operands;
    }

    private Optional<Operand> operand(Place place, String name) {
        if (name.startsWith("~") && name.length() > 1) {
            return Optional.of(new Operand.OfLabel(name.substring(1)));
        }
        List<String> fields = GroupingRule.FIELDS.stream().map(Field::word).toList();
        Optional<Field> field = Field.named(name).filter(GroupingRule.FIELDS::contains);
        if (field.isEmpty()) {
            problems.add(
                    place,
                    "Expected one of " + String.join(", ", fields) + ", or a label behind ~, but found "
                            + Values.quote(name) + Nearest.hint(name, fields));
        }
        return field.map(Operand.OfField::new);
    }

    private static String words(Set<Field> fields) {
        return fields.stream().map(Field::word).collect(Collectors.joining(", "));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
