package io.tocsin.mql;

import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.spec.RandomQueries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text is, it is understood or refused: never an exception, never half an answer, never for long. {@link MqlFuzz} looks further. */
class FuzzTest {

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

    @Test
    void understandsOrRefuses() {
        Seeds.tries(4_000, random -> {
            String text = text(random);
            try {
                WholeWay.check(text);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(text, e);
            }
        });
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
