package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleData;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text is, it is understood or refused: never an exception, never half an answer, never for long. */
class FuzzTest {

    private static final long LONG = 2_000_000_000L;
    private static final List<String> WORDS = List.of("a", "b c", "S3", "now", "x\\y", "\"", "ж", "🔥");
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "and",
            "or",
            "not",
            "in",
            "has",
            "each(",
            "=",
            "!=",
            "=~",
            "!~",
            "<",
            "<=",
            ">",
            ">=",
            ",",
            "|",
            "->",
            "~",
            "~x",
            "~\"y z\"",
            "\"",
            "'",
            "\\",
            "#",
            "# x",
            "\n",
            "as of",
            "order by",
            "limit",
            "count",
            "p95(",
            "by",
            "every",
            "now",
            "-",
            "7d",
            "S3",
            "severity",
            "status",
            "opened",
            "flapping",
            "@x",
            "#l1",
            "\uD800",
            "\0",
            "🔥",
            "==",
            "&&",
            "{",
            "\"a(b\"",
            "\"(?i)x*\"",
            "2026-10-26",
            "\u00A0",
            "+",
            "``");

    private static final SampleData DATA = MqlSpecSuite.data();

    @Test
    void understandsOrRefuses() {
        Seeds.tries(20_000, random -> {
            String text = text(random);
            long start = System.nanoTime();
            check(text);
            assertThat(System.nanoTime() - start).as(text).isLessThan(LONG);
        });
    }

    private static void check(String text) {
        switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> {
                IncidentPredicate predicate =
                        Predicates.ofIncident(understood.query().expression());
                DATA.incidents().forEach(incident -> predicate.test(incident, DATA.now()));
                String canonical = Formatter.format(understood.query());
                assertThat(Mql.read(canonical, Vocabulary.incidents()))
                        .as("%s, of %s", canonical, text)
                        .isInstanceOf(Reading.Understood.class);
            }
            case Reading.Refused refused -> {
                assertThat(refused.problems()).as(text).isNotEmpty();
                assertThat(refused.render()).isNotBlank();
                refused.problems().forEach(problem -> isInside(text, problem));
            }
        }
    }

    private static void isInside(String text, Problem problem) {
        assertThat(problem.range().to()).isLessThanOrEqualTo(text.length());
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
    }

    /** Half of them are valid ones, a little changed; the others are made of pieces. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextBoolean()) {
            text.append(Formatter.format(new RandomQueries(random, WORDS, WORDS).query()));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            change(random, text);
        }
        return text.toString();
    }

    private static void change(Random random, StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
            case 1 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
            default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? " " : ""));
        }
    }
}
