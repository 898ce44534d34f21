package io.tocsin.projections.search;

import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.regex.LiteralRegex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Comparisons of one SQL value with what a query says; null where the value is. */
final class Tests {

    private Tests() {}

    static Sql compares(Sql found, Comparator comparator, Value value, Instant now) {
        String sign = switch (comparator) {
            case EQUAL -> " = ?";
            case LESS -> " < ?";
            case AT_MOST -> " <= ?";
            case GREATER -> " > ?";
            case AT_LEAST -> " >= ?";
        };
        return Sql.join(found, Sql.of(sign, asParameter(value, now)));
    }

    static Sql in(Sql found, List<Value> values, Instant now) {
        if (values.getFirst() instanceof Value.Text) {
            return in(found, texts(values));
        }
        List<Sql> marks = values.stream()
                .map(value -> Sql.of("?", asParameter(value, now)))
                .toList();
        return Sql.join(found, " IN (", Sql.list(marks), ")");
    }

    static Sql in(Sql found, List<String> texts) {
        return texts.isEmpty()
                ? Sql.FALSE
                : Sql.join(found, Sql.of(" = ANY (?)", (Object) texts.toArray(String[]::new)));
    }

    /** A regular expression that is none in truth. */
    static Sql matches(Sql found, LiteralRegex literal) {
        return Sql.any(literal.alternatives().stream()
                .map(alternative -> matches(found, alternative))
                .toList());
    }

    static List<String> texts(List<Value> values) {
        return values.stream().map(Tests::text).toList();
    }

    static String text(Value value) {
        if (value instanceof Value.Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("Expected a text, but it is " + value);
    }

    private static Sql matches(Sql found, LiteralRegex.Alternative alternative) {
        String text = alternative.text();
        if (alternative.start()) {
            return alternative.end()
                    ? Sql.join(found, Sql.of(" = ?", text))
                    : Sql.join("starts_with(", found, Sql.of(", ?)", text));
        }
        return alternative.end()
                ? Sql.join("right(", found, Sql.of(", char_length(?)) = ?", text, text))
                : Sql.join("strpos(", found, Sql.of(", ?) > 0", text));
    }

    private static Object asParameter(Value value, Instant now) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> number;
            case Value.Grade(int level) -> level;
            case Value.Length(var length) -> TimeUnit.MILLISECONDS.toMicros(length.toMillis());
            case Moment moment -> parameter(moment.at(now).truncatedTo(ChronoUnit.MICROS));
        };
    }
}
