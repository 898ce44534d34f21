package io.tocsin.projections.search;

import static io.tocsin.projections.search.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.SampleTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a query says is a parameter, wherever it says it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionIT {

    private static final List<String> CORPUS = List.of(
            "' OR '1'='1",
            "'; DROP TABLE incident; --",
            "\\'; DROP TABLE incident; --",
            "') OR true --",
            "$1",
            "$$; DROP TABLE incident; $$",
            "?",
            "?::text",
            "{1,2}",
            "{\"a\"}",
            "%s",
            "E'\\x27'",
            "/* */ OR 1=1",
            "\" OR \"\"=\"",
            "1); SELECT pg_sleep(10); --",
            "ʼ OR 1=1",
            "＇ OR 1=1");

    private final Tables tables = new Tables();
    private final IncidentSearch search = new IncidentSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());
    private final Instant now = MqlSpecSuite.data().now();

    @BeforeAll
    void write() {
        SampleTables.write(tables, MqlSpecSuite.data().incidents(), now);
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @Test
    void findsNothingByCraftedTexts() {
        for (String crafted : CORPUS) {
            String text = Formatter.text(crafted);
            String label = Formatter.label(crafted);
            for (String query : List.of(
                    "~kubernetes = %s",
                    "title = %s",
                    "project in (%s)",
                    "holder = %s",
                    "trigger = %s",
                    "source = %s",
                    "each(~kubernetes = %s)",
                    "each(source = %s and title = %s)",
                    "%s and \"nowhere to be found\"")) {
                assertThat(find(query.replace("%s", text))).as(crafted).isEmpty();
            }
            for (String query : List.of("has %s", "%s = \"x\"", "%s =~ \"x+\"", "each(has %s)", "each(%s = \"x\")")) {
                assertThat(find(query.replace("%s", label))).as(crafted).isEmpty();
            }
        }
        assertThat(find("")).hasSameSizeAs(MqlSpecSuite.data().incidents());
    }

    @Test
    void takesOnlyFieldsToOrderBy() {
        for (String crafted : CORPUS) {
            Reading reading = Mql.read("order by " + crafted, Vocabulary.incidents());
            assertThat(reading).as(crafted).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void makesTheSameStatementWhateverTheTextIs() {
        String plain = statement("~kubernetes = \"x\" and title = \"x\" and each(~a = \"x\")");
        for (String crafted : CORPUS) {
            String text = Formatter.text(crafted);
            assertThat(statement("~kubernetes = %s and title = %s and each(~a = %s)".replace("%s", text)))
                    .isEqualTo(plain);
        }
        assertThat(plain.toLowerCase(Locale.ROOT)).doesNotContain("drop");
    }

    private String statement(String text) {
        return search.statement(query(text), now).text();
    }

    private List<Long> find(String text) {
        return search.numbers(query(text), now, Integer.MAX_VALUE);
    }
}
