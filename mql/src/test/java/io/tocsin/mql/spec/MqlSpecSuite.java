package io.tocsin.mql.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each back end must answer. An implementation supplies the answers only. */
public abstract class MqlSpecSuite {

    private static final List<String> FILES =
            List.of("examples", "operators", "several-alerts", "words", "times", "order");

    /**
     * The numbers of the incidents that the query finds, asked at the moment of the data; in the query's order, and no more
     * than its limit. Queries ask neither for figures nor for the past.
     */
    protected abstract List<Long> find(Query query, SampleData data);

    @TestFactory
    Stream<DynamicContainer> answersAsTheFilesSay() {
        return FILES.stream().map(file -> DynamicContainer.dynamicContainer(file, cases(file)));
    }

    /** The incidents that all files ask about. */
    public static SampleData data() {
        return SampleData.read(text("duty.mqldata"));
    }

    /** The queries of all files. */
    public static Stream<String> queries() {
        return FILES.stream()
                .flatMap(file -> SpecCase.read(file, text(file + ".mqlspec")).stream())
                .map(SpecCase::query);
    }

    static String text(String name) {
        try (InputStream file = MqlSpecSuite.class.getResourceAsStream("/mqlspec/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<DynamicTest> cases(String file) {
        SampleData data = data();
        return SpecCase.read(file, text(file + ".mqlspec")).stream()
                .map(one -> DynamicTest.dynamicTest(one.query(), () -> answers(one, data)));
    }

    private void answers(SpecCase one, SampleData data) {
        Query query = query(one.query());
        if (one.canonical() != null) {
            assertThat(Formatter.format(query)).as(one.place()).isEqualTo(one.canonical());
        }
        assertThat(query(Formatter.format(query)).withoutRanges())
                .as(one.place())
                .isEqualTo(query.withoutRanges());
        if (one.numbers() != null && query.order().isEmpty()) {
            assertThat(find(query, data)).as(one.place()).containsExactlyInAnyOrderElementsOf(one.numbers());
        } else if (one.numbers() != null) {
            assertThat(find(query, data)).as(one.place()).isEqualTo(one.numbers());
        }
    }

    private static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
