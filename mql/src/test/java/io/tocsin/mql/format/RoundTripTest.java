package io.tocsin.mql.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.Seeds;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.RandomQueries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written can be read, and is the same. */
class RoundTripTest {

    private static final List<String> LABELS = List.of(
            "kubernetes",
            "app.kubernetes.io/name",
            "and",
            "in",
            "-",
            "a-",
            "#",
            "",
            "x y",
            "\"",
            "\\",
            "город",
            "🔥",
            "~",
            "now",
            "S3",
            "1",
            "a>b",
            "\n",
            "->");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "and",
            "not in",
            "msm-prod",
            "say \"no\"",
            "it's",
            "\\",
            "\\n",
            "line\nline",
            "tab\t",
            "Москва",
            "🔥 fire",
            "\u0001",
            "\u2028",
            "\uFEFF",
            "#l1",
            "# no comment",
            "->",
            "now - 7d",
            "S3",
            "7d",
            "(",
            "*",
            "a|b");

    @Test
    void readsWhatItWrote() {
        List<String> labels = LABELS.stream().filter(label -> !label.isEmpty()).toList();
        Seeds.tries(5_000, random -> {
            Query query = new RandomQueries(random, labels, TEXTS).query().withoutRanges();
            String text = Formatter.format(query);
            assertThat(read(text)).as(text).isEqualTo(query);
            assertThat(Formatter.format(read(text))).isEqualTo(text);
        });
    }

    private static Query read(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query().withoutRanges();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
