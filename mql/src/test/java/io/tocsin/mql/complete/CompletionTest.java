package io.tocsin.mql.complete;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Seeds;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final Map<String, List<SeenValues.Seen>> VALUES = Map.of(
            "kubernetes", List.of(seen("msm-prod", 900), seen("dev", 30), seen("say \"no\"", 1)),
            "vhost", List.of(seen("static.example.com", 5)));

    private static final SeenValues SEEN = new SeenValues() {

        @Override
        public List<Seen> labels(String prefix, int most) {
            return beginning(List.of(seen("kubernetes", 1000), seen("vhost", 10), seen("a b", 1)), prefix);
        }

        @Override
        public List<Seen> values(String label, String prefix, int most) {
            return beginning(VALUES.getOrDefault(label, List.of()), prefix);
        }

        @Override
        public List<Seen> values(Field field, String prefix, int most) {
            List<Seen> holders = List.of(seen("#l1", 7), seen("@petr.petrov", 3));
            return field == Field.HOLDER ? beginning(holders, prefix) : List.of(seen("of " + field.word(), 1));
        }

        private static List<Seen> beginning(List<Seen> all, String prefix) {
            return all.stream().filter(one -> one.text().startsWith(prefix)).toList();
        }
    };

    @Nested
    class OfConditions {

        @Test
        void beginsWithFieldsLabelsAndKeywords() {
            assertThat(at(""))
                    .contains("severity", "status", "~kubernetes", "~\"a b\"", "not", "has", "each", "(", "->", "|");
            assertThat(at("")).doesNotContain("and", "=", ")", "in");
        }

        @Test
        void keepsToWhatIsWrittenAlready() {
            assertThat(at("sta")).containsExactly("status", "state");
            assertThat(at("status = new and sev")).containsExactly("severity");
            assertThat(Completion.at("flapping and sev", 16, Vocabulary.incidents(), SEEN, 10)
                            .replaced())
                    .isEqualTo(new Range(13, 16));
        }

        @Test
        void proposesLabelsBehindATilde() {
            assertThat(at("~")).containsExactly("~kubernetes", "~vhost", "~\"a b\"");
            assertThat(at("~ku")).containsExactly("~kubernetes");
            assertThat(at("~\"a")).containsExactly("~\"a b\"");
            assertThat(at("has ")).containsExactly("~kubernetes", "~vhost", "~\"a b\"");
        }

        @Test
        void proposesSignsByType() {
            assertThat(at("severity ")).containsSubsequence("=", "!=", "<", "<=", ">", ">=", "in", "not in");
            assertThat(at("severity ")).doesNotContain("=~");
            assertThat(at("~vhost ")).contains("=~", "in").doesNotContain("<");
            assertThat(at("flapping ")).contains("and", "or", "order").doesNotContain("=", "in");
        }

        @Test
        void proposesValues() {
            assertThat(at("~kubernetes = ")).containsExactly("\"msm-prod\"", "\"dev\"", "\"say \\\"no\\\"\"");
            assertThat(at("~kubernetes = \"m")).containsExactly("\"msm-prod\"");
            assertThat(at("~kubernetes not in (dev, ")).contains("\"msm-prod\"");
            assertThat(at("status = t")).containsExactly("todo", "taken");
            assertThat(at("severity <= S")).hasSize(9);
            assertThat(at("project =~ ")).containsExactly("\"of project\"");
            assertThat(at("opened > n")).contains("now - 24h").doesNotContain("today");
        }

        @Test
        void goesOnBehindAValue() {
            assertThat(at("status = new ")).contains("and", "or", "as", "order", "limit", "|", "->");
            assertThat(at("(status = new ")).contains(")");
            assertThat(at("status = new order ")).containsExactly("by");
            assertThat(at("status = new or")).containsExactly("or", "order");
        }
    }

    @Nested
    class OfTheRest {

        @Test
        void proposesWhatCanBeOrderedBy() {
            assertThat(at("order by ")).contains("severity", "opened").doesNotContain("trigger", "~kubernetes");
            assertThat(at("order by severity, ope")).containsExactly("opened");
            assertThat(at("order by severity ")).contains("asc", "desc", "limit");
        }

        @Test
        void proposesFigures() {
            assertThat(at("| ")).contains("count", "p95(");
            assertThat(at("| p95(re")).containsExactly("response.time", "response.left");
            assertThat(at("| count by ")).contains("severity", "~kubernetes").doesNotContain("opened");
            assertThat(at("| count ")).contains("by", "every");
        }

        @Test
        void proposesTargets() {
            assertThat(at("-> ")).containsExactly("\"#l1\"", "\"@petr.petrov\"");
            assertThat(at("-> @")).containsExactly("\"@petr.petrov\"");
        }

        @Test
        void asksOfAlertsWhatAlertsHave() {
            Completion completion = Completion.at("s", 1, Vocabulary.alerts(), SEEN, 50);
            assertThat(completion.proposals())
                    .extracting(Proposal::text)
                    .contains("severity", "source")
                    .doesNotContain("status");
        }
    }

    @Test
    void hasNothingToSayBehindAMistake() {
        assertThat(at("= ")).isEmpty();
        assertThat(at("status = new garbage ")).isEmpty();
        assertThat(at("status = new # com")).isEmpty();
    }

    @Test
    void neverFails() {
        String pieces = "~\"'()#=!<>|-,\\ and severity in now \uD800🔥";
        Seeds.tries(3_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                int from = random.nextInt(pieces.length());
                text.append(pieces, from, Math.min(pieces.length(), from + random.nextInt(6)));
            }
            int cursor = random.nextInt(text.length() + 3) - 1;
            assertThat(Completion.at(text.toString(), cursor, Vocabulary.incidents(), SEEN, 5)
                            .proposals())
                    .hasSizeLessThanOrEqualTo(5);
        });
    }

    private static List<String> at(String text) {
        Stream<Proposal> proposals =
                Completion.at(text, text.length(), Vocabulary.incidents(), SEEN, 100).proposals().stream();
        return proposals.map(Proposal::text).toList();
    }

    private static SeenValues.Seen seen(String text, long count) {
        return new SeenValues.Seen(text, count);
    }
}
