package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.page.QueryLine.Piece;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriUtils;

class QueryLineTest {

    private static QueryLine line(String text) {
        return QueryLine.search(text, Vocabulary.incidents());
    }

    @Nested
    class Mistakes {

        @Test
        void areUnderlinedWhereTheyAre() {
            QueryLine line = line("severty < S3 and projekt = a");

            assertThat(line.query()).isNull();
            assertThat(line.pieces())
                    .containsExactly(
                            new Piece("severty", true),
                            new Piece(" < S3 and ", false),
                            new Piece("projekt", true),
                            new Piece(" = a", false));
            assertThat(line.mistakes()).extracting(QueryLine.Mistake::column).containsExactly(1, 18);
        }

        @Test
        void areMarkedBehindTheEndWhereSomethingIsMissing() {
            QueryLine line = line("severity <");

            assertThat(line.pieces().getLast()).isEqualTo(new Piece("", true));
            assertThat(line.mistakes())
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.message()).startsWith("Expected"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"severty < S3", "a b c", "(((", "\"", "~", "severity <", "😀 = 1", "| count by"})
        void loseNothingOfTheText(String text) {
            assertThat(line(text).pieces().stream().map(Piece::text).collect(Collectors.joining()))
                    .isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {"| count; figures", "severity < S3 -> #l1; targets"})
        void areWithoutAPlaceWhereTheWholeIsNoSearch(String text, String named) {
            QueryLine line = line(text);

            assertThat(line.query()).isNull();
            assertThat(line.pieces()).isEmpty();
            assertThat(line.mistakes()).singleElement().satisfies(mistake -> {
                assertThat(mistake.column()).isZero();
                assertThat(mistake.message()).contains(named);
            });
        }
    }

    @Nested
    class Narrowed {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '`',
                value = {
                    "``; ~host = \"db\"",
                    "severity < S3; severity < S3 and ~host = \"db\"",
                    "severity < S3 or flapping; (severity < S3 or flapping) and ~host = \"db\"",
                    "severity < S3 and flapping; severity < S3 and flapping and ~host = \"db\"",
                    "flapping order by opened desc limit 5; flapping and ~host = \"db\" order by opened desc limit 5"
                })
        void asksForTheLabelAsWell(String text, String narrowed) {
            assertThat(asked(line(text).narrowing().byLabel("host", "db"))).isEqualTo(narrowed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\"b", "\\", "<script>", "\u202e\n", " ", "or", "''"})
        void isUnderstoodWhateverTheValueIs(String value) {
            String narrowed = asked(Narrowing.OF_ALL.byLabel(value, value));

            assertThat(line(narrowed).query()).isNotNull();
            assertThat(Formatter.format(line(narrowed).required())).isEqualTo(narrowed);
        }

        @Test
        void startsAnewFromWhatIsNotUnderstood() {
            assertThat(asked(line("severty").narrowing().byTrigger("DiskFull"))).isEqualTo("trigger = \"DiskFull\"");
        }

        private static String asked(String address) {
            assertThat(address).startsWith("/search?mql=").matches("[\\w/?=%.~-]+");
            return UriUtils.decode(address.substring("/search?mql=".length()), StandardCharsets.UTF_8);
        }
    }
}
