package io.tocsin.mql.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tocsin.mql.Seeds;
import io.tocsin.mql.regex.LiteralRegex.Alternative;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextsTest {

    private static final List<String> PIECES = List.of(
            "a", "b", "K", "ſ", "🔥", ".", "*", "+", "?", "|", "(", ")", "(?:", "^", "$", "[ab]", "[^a]", "\\d", "\\b",
            "\\.", "{2}", "{0,1}", "{0}", "(?i)", "1", "x", "\\Qa\\E", "{", "]", "\\x61", "??");
    private static final List<String> LETTERS =
            List.of("a", "b", "k", "K", "\u212A", "s", "ſ", "🔥", "1", "x", ".", "A", " ", "{");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "^Kube.*Down$, ^Kube & Down",
                "node-\\d+\\.example, node- & .example",
                "^(msm|gke)-prod\\d, msm|gke & -prod",
                "a(bc)?d, a & d",
                "a(b|)c, a & c",
                "ab+c, ab & c",
                "ab*c, a & c",
                "ab{2}c, ab & c",
                "🔥?x, x",
                "(?i)Disk.FULL, disk & full",
                "disk|full.x, disk|full",
                "disk|.*, ``",
                "(?s)a.b, ``",
                "\\Qa\\E.b, ``"
            })
    void findsWhatMustBeThere(String regex, String expected) {
        assertThat(RequiredTexts.of(regex).choices().stream()
                        .map(choice ->
                                choice.stream().map(RequiredTextsTest::shown).collect(Collectors.joining("|")))
                        .collect(Collectors.joining(" & ")))
                .isEqualTo(expected);
    }

    @Test
    void looksForThem() {
        RequiredTexts either = RequiredTexts.of("^(msm|gke)-prod\\d");
        assertThat(either.mayBeIn("gke-prod!")).isTrue();
        assertThat(either.mayBeIn("aws-prod1")).isFalse();
        assertThat(either.mayBeIn("gke-dev")).isFalse();
        assertThat(RequiredTexts.of("^ab+c").mayBeIn("xab c")).isFalse();
        assertThat(RequiredTexts.of("(?i)disk.full").mayBeIn("the DIS\u212A is FuLl"))
                .isTrue();
        assertThat(RequiredTexts.of("(?i)^disk.full").mayBeIn("the disk is full"))
                .isFalse();
        assertThat(RequiredTexts.of("(?i)disk.full").mayBeIn("full")).isFalse();
    }

    @Test
    void neverAsksForMoreThanTheExpressionDoes() {
        Seeds.tries(200_000, random -> {
            String regex = joined(random, PIECES, 8);
            Pattern pattern = compiled(regex);
            if (pattern != null) {
                RequiredTexts required = RequiredTexts.of(regex);
                String value = joined(random, LETTERS, 6);
                if (pattern.matcher(value).find()) {
                    assertThat(required.mayBeIn(value))
                            .as("%s in %s", regex, value)
                            .isTrue();
                }
            }
        });
    }

    private static String shown(Alternative alternative) {
        return (alternative.start() ? "^" : "") + alternative.text() + (alternative.end() ? "$" : "");
    }

    private static @Nullable Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static String joined(Random random, List<String> parts, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }
}
