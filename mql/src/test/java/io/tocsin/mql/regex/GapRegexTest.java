package io.tocsin.mql.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.tocsin.mql.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapRegexTest {

    private static final List<String> PIECES =
            List.of(".*", ".+", "a", "b", "ab", "aba", "\\.", "🔥", ".", "$", "^", "?");
    private static final List<String> VALUES = List.of("a", "b", "ab", ".", "🔥", "\uD83D", "c", "\n");

    @ParameterizedTest
    @ValueSource(strings = {"^node-.*zone-17$", "disk.+full", "^.*a", "a.*$", ".+", "a\\.b.*c.*d"})
    void seesTheGaps(String regex) {
        assertThat(GapRegex.of(regex)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.*?b", "(?i)a.*b", "a.*.*b", "a|b.*c", "a*.*b", "(?s)a.*b", "a.*b\\"})
    void seesThatItIsMore(String regex) {
        assertThat(GapRegex.of(regex)).isEmpty();
    }

    @Test
    void findsWhatTheRegularExpressionFinds() {
        Seeds.tries(200_000, random -> {
            String regex =
                    (random.nextBoolean() ? "^" : "") + joined(random, PIECES) + (random.nextBoolean() ? "$" : "");
            GapRegex.of(regex).ifPresent(gaps -> {
                String value = joined(random, VALUES);
                if (GapRegex.isFit(value)) {
                    assertThat(gaps.foundIn(value))
                            .as("%s in %s", regex, value)
                            .isEqualTo(Pattern.compile(regex).matcher(value).find());
                }
            });
        });
    }

    @Test
    void knowsThatItKnowsNothingOfLineFeeds() {
        assertThat(GapRegex.isFit("a\nb")).isFalse();
        assertThat(GapRegex.isFit("a\r b")).isTrue();
    }

    private static String joined(Random random, List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }
}
