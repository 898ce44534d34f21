package io.tocsin.mql.predicate;

import com.google.re2j.Pattern;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.regex.LiteralRegex.Alternative;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tests of one text. */
final class TextTests {

    private TextTests() {}

    static Predicate<String> equal(Value value) {
        return text(value)::equals;
    }

    static Predicate<String> in(List<Value> values) {
        return among(values.stream().map(TextTests::text).collect(Collectors.toUnmodifiableSet()));
    }

    /** A text or a set of texts where the expression is no more than that, else RE2. */
    static Predicate<String> matches(String regex) {
        LiteralRegex literal = LiteralRegex.of(regex).orElse(null);
        if (literal == null) {
            Pattern pattern = Pattern.compile(regex);
            return value -> pattern.matcher(value).find();
        }
        List<Alternative> alternatives = literal.alternatives();
        if (alternatives.stream().allMatch(a -> a.start() && a.end())) {
            return among(alternatives.stream().map(Alternative::text).collect(Collectors.toUnmodifiableSet()));
        }
        return alternatives.size() == 1 ? alternatives.getFirst()::foundIn : literal::foundIn;
    }

    private static Predicate<String> among(Set<String> texts) {
        return texts.size() == 1 ? texts.iterator().next()::equals : texts::contains;
    }

    private static String text(Value value) {
        if (value instanceof Value.Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("Expected a text, but it is " + value);
    }
}
