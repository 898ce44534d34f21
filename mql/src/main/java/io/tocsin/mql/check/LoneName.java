package io.tocsin.mql.check;

import static io.tocsin.mql.problem.Problems.quoted;

import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name to which nothing is compared: a flag, or a mistake that says much about what was meant. */
final class LoneName {

    private static final List<String> FLAGS = Arrays.stream(Field.values())
            .filter(field -> field.type() == Type.FLAG)
            .map(Field::word)
            .toList();

    private final Problems problems;
    private final Names names;

    LoneName(Problems problems, Names names) {
        this.problems = problems;
        this.names = names;
    }

    @Nullable Field flag(Name name) {
        if (name.label()) {
            tell(
                    name,
                    quoted("~" + name.text()) + " stands alone",
                    "Did you mean " + quoted("has ~" + name.text()) + "?");
            return null;
        }
        Optional<Field> known = Field.named(name.text().toLowerCase(Locale.ROOT));
        if (known.isEmpty()) {
            tell(name, "there is no flag " + quoted(name.text()), guess(name.text()));
            return null;
        }
        Field field = names.field(name);
        if (field != null && field.type() != Type.FLAG) {
            String but = quoted(field.word()) + ", which is " + field.type().description() + ", stands alone";
            tell(name, but, "Did you mean " + quoted(example(field)) + "?");
            return null;
        }
        return field;
    }

    private void tell(Name name, String but, String suggestion) {
        String expected = "a flag, a comparison, or words in quotes";
        problems.add(Fault.UNKNOWN_NAME, name.range(), expected, but, suggestion);
    }

    private String guess(String word) {
        int colon = word.indexOf(':');
        if (colon > 0 && colon < word.length() - 1) {
            return "Did you mean " + quoted(equality(word.substring(0, colon), word.substring(colon + 1))) + "?";
        }
        Optional<Field> owner = owner(word.toLowerCase(Locale.ROOT));
        if (owner.isPresent()) {
            return "Did you mean " + quoted(owner.get().word() + " = " + word) + "?";
        }
        List<String> flags = Nearest.to(word, FLAGS);
        if (!flags.isEmpty()) {
            return "Did you mean " + Names.choice(flags) + "?";
        }
        return "Words to search for are written in quotes: " + quoted("\"" + word + "\"") + ".";
    }

    /** Of {@code status:new} and {@code kubernetes:prod}. */
    private static String equality(String name, String value) {
        boolean field = Field.named(name).isPresent();
        return (field ? name : "~" + name) + " = " + value;
    }

    private static Optional<Field> owner(String value) {
        if (value.matches("s[1-9]")) {
            return Optional.of(Field.SEVERITY);
        }
        return Arrays.stream(Field.values())
                .filter(field -> field.words().contains(value))
                .findFirst();
    }

    private static String example(Field field) {
        return field.word() + " "
                + switch (field.type()) {
                    case TEXT -> "= \"…\"";
                    case SEVERITY -> "<= S3";
                    case NUMBER -> "> 0";
                    case TIME -> "> now - 1d";
                    case DURATION -> "> 1h";
                    case ENUM -> "= " + field.words().getFirst();
                    case FLAG -> "";
                };
    }
}
