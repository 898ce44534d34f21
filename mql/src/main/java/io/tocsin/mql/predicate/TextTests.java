package io.tocsin.mql.predicate;

import com.google.re2j.Pattern;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.regex.GapRegex;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.regex.LiteralRegex.Alternative;
import io.tocsin.mql.regex.RequiredTexts;
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

    /** A text, a set of texts or texts with gaps where the expression is no more than that, else RE2. */
    static Predicate<String> matches(String regex) {
        LiteralRegex literal = LiteralRegex.of(regex).orElse(null);
        return literal == null ? program(regex) : literal(literal);
    }

    private static Predicate<String> literal(LiteralRegex literal) {
        List<Alternative> alternatives = literal.alternatives();
        if (alternatives.stream().allMatch(a -> a.start() && a.end())) {
            return among(alternatives.stream().map(Alternative::text).collect(Collectors.toUnmodifiableSet()));
        }
        return alternatives.size() == 1 ? alternatives.getFirst()::foundIn : literal::foundIn;
    }

    /** Run where nothing cheaper tells, as it takes a thousand times longer. */
    private static Predicate<String> program(String regex) {
        Pattern pattern = Pattern.compile(regex);
        GapRegex gaps = GapRegex.of(regex).orElse(null);
        if (gaps != null) {
            return value -> GapRegex.isFit(value)
                    ? gaps.foundIn(value)
                    : pattern.matcher(value).find();
        }
        RequiredTexts required = RequiredTexts.of(regex);
        return value -> required.mayBeIn(value) && pattern.matcher(value).find();
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
