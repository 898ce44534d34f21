package io.tocsin.mql.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tocsin.mql.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralRegexTest {

    private static final String REGEX_PIECES = "aab^^$$||(()).*\\.\\|\\$?\n";
    private static final String VALUE_PIECES = "aabb.|$^()*\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "horns",
                "^Kubernetes",
                "prod$",
                "^a$",
                "a|b",
                "^(dev|stage)$",
                "(?:x|y)",
                "^a|b$",
                "a\\.b",
                ".*a.*",
                ""
            })
    void seesThatItIsLiteral(String regex) {
        assertThat(LiteralRegex.of(regex)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static.example",
                "a+",
                "(?i)a",
                "[ab]",
                "^.*a",
                "a.*$",
                "((a))",
                "(a)(b)",
                "\\d",
                "a{2}",
                "^^a",
                "a\\"
            })
    void seesThatItIsMore(String regex) {
        assertThat(LiteralRegex.of(regex)).isEmpty();
    }

    @Test
    void findsWhatTheRegularExpressionFinds() {
        Seeds.tries(20_000, random -> {
            String regex = pieces(random, REGEX_PIECES, 8);
            String value = pieces(random, VALUE_PIECES, 5);
            LiteralRegex.of(regex)
                    .filter(literal -> isValid(regex))
                    .ifPresent(literal -> assertThat(literal.foundIn(value))
                            .as("%s in %s", regex, value)
                            .isEqualTo(Pattern.compile(regex).matcher(value).find()));
        });
    }

    @Test
    void neverTakesAProgramForSmallerThanItIs() {
        Seeds.tries(5_000, random -> {
            String regex = pieces(random, "ab()|*+?{2}{3,5}{0}[a-z]\\d\\pL^$.", 12);
            if (isValid(regex)) {
                assertThat(RegexSize.of(regex, 100_000, 100).instructions())
                        .as(regex)
                        .isGreaterThanOrEqualTo(Pattern.compile(regex).programSize() - 4);
            }
        });
    }

    private static boolean isValid(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String pieces(Random random, String from, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
