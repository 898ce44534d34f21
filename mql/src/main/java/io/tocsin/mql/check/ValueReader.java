package io.tocsin.mql.check;

import static io.tocsin.mql.problem.Problems.quoted;

import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.parse.Characters;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.regex.BoundedRegex;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.time.Durations;
import io.tocsin.mql.time.Moments;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads literals as values of the type that is needed. What cannot be read is told and becomes null. */
final class ValueReader {

    private static final int DIGITS = 18;

    private final Problems problems;

    ValueReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable Value value(Literal literal, Operand operand) {
        return switch (operand) {
            case Operand.OfLabel ignored -> text(literal);
            case Operand.OfField(Field field) -> value(literal, field);
        };
    }

    private @Nullable Value value(Literal literal, Field field) {
        return switch (field.type()) {
            case TEXT -> text(literal);
            case SEVERITY -> severity(literal);
            case NUMBER -> number(literal);
            case TIME -> moment(literal);
            case DURATION -> length(literal);
            case ENUM -> word(literal, field);
            case FLAG -> null;
        };
    }

    Value.@Nullable Text text(Literal literal) {
        if (literal.sum()) {
            String suggestion = "Write it in quotes: " + quoted("\"" + written(literal) + "\"") + ".";
            return wrong(literal, "text", "found a sum", suggestion);
        }
        if (Characters.firstBroken(literal.text()) >= 0) {
            String but = "here is NUL or half a character";
            problems.add(Fault.NOT_TEXT, literal.range(), "text of whole characters", but, null);
            return null;
        }
        return new Value.Text(literal.text());
    }

    @Nullable String regex(Literal literal) {
        Value.Text text = text(literal);
        if (text == null) {
            return null;
        }
        int program = problems.limits().program();
        int depth = problems.limits().depth();
        switch (BoundedRegex.check(text.text(), program, depth)) {
            case BoundedRegex.Compiled ignored -> {
                return text.text();
            }
            case BoundedRegex.TooBig ignored -> {
                String expected = "a regular expression of at most " + program + " instructions";
                String suggestion = "Many whole values fit into a list: `in (\"a\", \"b\")`.";
                problems.add(Fault.REGEX_TOO_BIG, literal.range(), expected, "this one needs more", suggestion);
            }
            case BoundedRegex.TooDeep ignored -> {
                String expected = "at most " + depth + " nested groups in a regular expression";
                problems.add(Fault.REGEX_TOO_BIG, literal.range(), expected, "this one has more", null);
            }
            case BoundedRegex.Wrong wrong -> tellWrong(literal, wrong);
        }
        return null;
    }

    private void tellWrong(Literal literal, BoundedRegex.Wrong wrong) {
        String place = wrong.place().isEmpty() ? "it" : quoted(wrong.place());
        String but = place + " is wrong: " + wrong.description();
        String suggestion =
                literal.text().startsWith("*") ? "It is found anywhere in the value, so leave the `*` out." : null;
        problems.add(Fault.WRONG_REGEX, literal.range(), "a regular expression (RE2)", but, suggestion);
    }

    private Value.@Nullable Grade severity(Literal literal) {
        String text = literal.text().toUpperCase(Locale.ROOT);
        if (text.matches("S?[1-9]")) {
            return new Value.Grade(text.charAt(text.length() - 1) - '0');
        }
        return wrong(literal, "a severity from `S1` to `S9`", null, "`S1` is the worst, `S9` the mildest.");
    }

    private Value.@Nullable Whole number(Literal literal) {
        String digits = literal.text().startsWith("#") ? literal.text().substring(1) : literal.text();
        if (digits.matches("-?[0-9]{1," + DIGITS + "}")) {
            return new Value.Whole(Long.parseLong(digits));
        }
        return wrong(literal, "a whole number", null, otherField(literal));
    }

    Value.@Nullable Length length(Literal literal) {
        Duration duration = Durations.read(literal.text()).orElse(null);
        if (duration != null) {
            return new Value.Length(duration);
        }
        boolean unitless = literal.text().matches("-?[0-9]{1,9}");
        String suggestion =
                unitless ? "Give it a unit: " + quoted(literal.text() + "m") + " are minutes." : otherField(literal);
        return wrong(
                literal, "a duration such as `30s`, `5m`, `1h30m`, `7d`, `4w`, at most 100 years", null, suggestion);
    }

    @Nullable Moment moment(Literal literal) {
        Moment moment = Moments.read(literal.text()).orElse(null);
        if (moment != null) {
            return moment;
        }
        String expected = "a time such as `now - 7d`, `today`, `2026-10-26` or `\"2026-10-26T15:10:00Z\"`";
        String suggestion = momentMeant(literal.text().toLowerCase(Locale.ROOT));
        return wrong(literal, expected, null, suggestion == null ? otherField(literal) : suggestion);
    }

    private static @Nullable String otherField(Literal literal) {
        boolean field = Field.named(literal.text()).isPresent();
        return field ? "A field can be compared with a value only, not with another field." : null;
    }

    private static @Nullable String momentMeant(String text) {
        if (Durations.read(text).isPresent()) {
            return "Did you mean " + quoted("now - " + text.replace("-", "")) + "?";
        }
        return text.equals("yesterday") ? "Did you mean `today - 1d`?" : null;
    }

    private Value.@Nullable Text word(Literal literal, Field field) {
        String word = literal.text().toLowerCase(Locale.ROOT);
        if (field.words().contains(word)) {
            return new Value.Text(word);
        }
        String expected = field.words().stream().map(Problems::quoted).collect(Collectors.joining(", "));
        List<String> near = Nearest.to(word, field.words());
        String suggestion = near.isEmpty() ? null : "Did you mean " + Names.choice(near) + "?";
        return wrong(literal, "one of " + expected + " for " + quoted(field.word()), null, suggestion);
    }

    /** Always null. */
    <T> @Nullable T wrong(Literal literal, String expected, @Nullable String but, @Nullable String suggestion) {
        String found = but == null ? "found " + quoted(written(literal)) : but;
        problems.add(Fault.WRONG_VALUE, literal.range(), expected, found, suggestion);
        return null;
    }

    private String written(Literal literal) {
        return problems.text().substring(literal.range().from(), literal.range().to());
    }
}
