package io.tocsin.mql.check;

import static io.tocsin.mql.problem.Problems.quoted;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.parse.Characters;
import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.schema.Vocabulary.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which fields and labels are meant. */
final class Names {

    private static final List<String> FIELDS =
            Arrays.stream(Field.values()).map(Field::word).toList();

    private final Problems problems;
    private final Vocabulary vocabulary;
    private boolean insideEach;

    Names(Problems problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    /** From now on one alert is spoken of, or no longer. */
    void insideEach(boolean inside) {
        insideEach = inside;
    }

    boolean isInsideEach() {
        return insideEach;
    }

    @Nullable Operand operand(Name name) {
        if (name.label()) {
            String label = label(name);
            return label == null ? null : new Operand.OfLabel(label);
        }
        Field field = field(name);
        return field == null ? null : new Operand.OfField(field);
    }

    @Nullable String label(Name name) {
        if (!name.text().isEmpty() && Characters.firstBroken(name.text()) < 0) {
            return name.text();
        }
        problems.add(Fault.NOT_TEXT, name.range(), "the name of a label", "no label can have this one", null);
        return null;
    }

    /** The field meant; an upper-case name is taken for the field, as nothing else can be meant. */
    @Nullable Field field(Name name) {
        Field field = Field.named(name.text().toLowerCase(Locale.ROOT)).orElse(null);
        if (field == null) {
            String but = "there is no field " + quoted(name.text());
            problems.add(
                    Fault.UNKNOWN_NAME, name.range(), "the name of a field or a `~label`", but, nearest(name.text()));
            return null;
        }
        return isPlaced(name, field) ? field : null;
    }

    private boolean isPlaced(Name name, Field field) {
        if (field.level().ofAlert() || (!insideEach && vocabulary.scope() == Scope.INCIDENTS)) {
            return true;
        }
        String but = quoted(field.word()) + " belongs to the incident";
        String expected = "a field of one alert or a `~label`" + (insideEach ? " inside `each( … )`" : "");
        String suggestion = vocabulary.scope() == Scope.INCIDENTS
                ? "Write it outside of `each( … )`."
                : "An alert is looked at before it has an incident: ask for " + alertFields() + " or labels.";
        problems.add(Fault.MISPLACED, name.range(), expected, but, suggestion);
        return false;
    }

    private static String alertFields() {
        return Arrays.stream(Field.values())
                .filter(field -> field.level().ofAlert())
                .map(field -> quoted(field.word()))
                .collect(Collectors.joining(", "));
    }

    String nearest(String name) {
        List<String> near = new ArrayList<>();
        if (vocabulary.seenLabel().test(name)) {
            near.add("~" + name);
        }
        near.addAll(Nearest.to(name, FIELDS));
        return near.isEmpty()
                ? "A label is written with a tilde: " + quoted("~" + name) + "."
                : "Did you mean " + choice(near) + "?";
    }

    static String choice(List<String> near) {
        return near.stream().map(Problems::quoted).collect(Collectors.joining(" or "));
    }
}
