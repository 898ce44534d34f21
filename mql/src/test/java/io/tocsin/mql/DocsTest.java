package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.problem.Limits;
import io.tocsin.mql.ruleset.RuleLimits;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.mql.spec.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the docs show can be read and run, and they tell of every field and limit. */
class DocsTest {

    private static final Path DOCS = docs();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```mql\n(.*?)^```$");
    private static final Pattern CELL = Pattern.compile("`([^`]+)`");
    private static final SampleData DATA = MqlSpecSuite.data();

    /** One query a line. */
    static List<String> queries() {
        return Stream.of("mql.md", "how-to/mql-for-promql-jql-kql.md")
                .flatMap(page -> BLOCK.matcher(text(page)).results())
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    /** The right column of the tables that translate. */
    static List<String> translations() {
        return text("how-to/mql-for-promql-jql-kql.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replace("\\|", "\u0001").split("\\|")[2].replace('\u0001', '|'))
                .flatMap(cell -> CELL.matcher(cell).results().map(code -> code.group(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource({"queries", "translations"})
    void showsQueriesThatRun(String text) {
        Query query = understood(text);
        assertThat(understood(Formatter.format(query)).withoutRanges()).isEqualTo(query.withoutRanges());
        IncidentPredicate predicate = Predicates.ofIncident(query.expression());
        DATA.incidents().forEach(incident -> predicate.test(incident, DATA.now()));
    }

    @Test
    void showsRulesThatLookAtAlertsOnly() {
        List<String> rules =
                queries().stream().filter(text -> text.contains("-> ")).toList();
        assertThat(rules).hasSizeGreaterThan(3).allSatisfy(text -> {
            Reading reading = Mql.read(text, Vocabulary.alerts());
            assertThat(reading).isInstanceOf(Reading.Understood.class);
            AlertPredicate predicate = Predicates.ofAlert(understood(text).expression());
            DATA.incidents().getFirst().alerts().forEach(alert -> predicate.test(alert, DATA.now()));
        });
    }

    @Test
    void tellsOfEveryFieldAndWord() {
        String fields = text("mql.md").replaceFirst("(?s).*\n## Fields\n", "").replaceFirst("(?s)\n## .*", "");
        assertThat(Arrays.stream(Field.values()).map(field -> "`" + field.word() + "`"))
                .allMatch(fields::contains);
        assertThat(Arrays.stream(Field.values())
                        .flatMap(field -> field.words().stream())
                        .map(word -> "`" + word + "`"))
                .allMatch(fields::contains);
    }

    @Test
    void tellsTheLimitsThatHold() {
        Limits limits = Limits.DEFAULT;
        String told = text("mql.md").replaceFirst("(?s).*\n## Limits\n", "");
        assertThat(told).contains("| 16 KiB").contains("64 nested groups");
        assertThat(Stream.of(limits.values(), limits.terms(), limits.program(), limits.rows()))
                .allSatisfy(limit -> assertThat(told).contains(String.format(Locale.ROOT, "%,d", limit)));
        assertThat(limits.bytes()).isEqualTo(16 * 1024);
        assertThat(limits.depth()).isEqualTo(64);
        assertThat(limits.problems()).isEqualTo(100);
    }

    @Test
    void tellsTheLimitsOfRules() {
        RuleLimits limits = RuleLimits.DEFAULT;
        assertThat(text("mql.md")).contains("| 4 MiB in UTF-8", "| 20,000 |", "| 256 MiB |");
        assertThat(limits.bytes()).isEqualTo(4 << 20);
        assertThat(limits.rules()).isEqualTo(20_000);
        assertThat(limits.memory()).isEqualTo(256L << 20);
    }

    private static Query understood(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }

    private static String text(String page) {
        try {
            return Files.readString(DOCS.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The docs of the whole project, wherever the tests run. */
    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve(".mvn"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "Expected to run inside the project, but there is no folder .mvn above");
            }
            here = parent;
        }
        return here.resolve("docs");
    }
}
