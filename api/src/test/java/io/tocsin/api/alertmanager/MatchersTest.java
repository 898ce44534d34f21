package io.tocsin.api.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchersTest {

    private static final Map<String, String> LABELS = Map.of("alertname", "DiskFull", "host", "db-1", "a\"b", "x\ny");

    @Nested
    class Match {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alertname=DiskFull",
                    "alertname=\"DiskFull\"",
                    " alertname = \"DiskFull\" ",
                    "alertname!=other",
                    "host=~\"db-.*\"",
                    "host=~db-[0-9]",
                    "host!~\"web.*\"",
                    "missing=\"\"",
                    "missing=",
                    "missing!=x",
                    "missing=~\".*\"",
                    "missing!~\".+\"",
                    "\"a\\\"b\"=\"x\\ny\""
                })
        void takesAnAlertThatFits(String filter) {
            assertThat(Matchers.parse(new String[] {filter}).match(LABELS)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alertname=diskfull",
                    "alertname!=DiskFull",
                    "host=~\"db\"",
                    "host=~\"b-1\"",
                    "host!~\"db-1|web\"",
                    "missing=x",
                    "missing!=\"\"",
                    "missing=~.+"
                })
        void leavesOneThatDoesNot(String filter) {
            assertThat(Matchers.parse(new String[] {filter}).match(LABELS)).isFalse();
        }

        @Test
        void takesOnlyWhatFitsAllOfThem() {
            assertThat(Matchers.parse(new String[] {"host=db-1", "alertname=x"}).match(LABELS))
                    .isFalse();
            assertThat(Matchers.parse(null).match(LABELS)).isTrue();
        }
    }

    @Nested
    class Refusal {

        @ParameterizedTest
        @ValueSource(
                strings = {"", "host", "=x", "host==~\"(\"", "host=\"open", "host=\"a\"b", "{host=\"a\"}", "host=~\"(\""
                })
        void saysWhatAMatcherLooksLike(String filter) {
            assertThatThrownBy(() -> Matchers.parse(new String[] {filter}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("Expected");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "(a{1000}){1000}",
                    "(((a{100}){100}){100}){100}",
                    "(((((((((a{2,9}){2,9}){2,9}){2,9}){2,9}){2,9}){2,9}){2,9}){2,9})"
                })
        void doesNotBuildAHugePattern(String pattern) {
            assertThatThrownBy(() -> Matchers.pattern(pattern)).hasMessageContaining("too large");
        }

        @Test
        void boundsTheLengthOfAFilterAndTheirNumber() {
            assertThat(Matchers.parse(new String[] {"a=" + "x".repeat(998)}).all())
                    .hasSize(1);
            assertThatThrownBy(() -> Matchers.parse(new String[] {"a=" + "x".repeat(999)}))
                    .hasMessageContaining("too long");
            assertThatThrownBy(() -> Matchers.parse(new String[101])).hasMessageContaining("at most 100");
        }

        @Test
        void takesAnEverydayPattern() {
            assertThat(Matchers.pattern("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                            .matches("10.0.0.1"))
                    .isTrue();
        }
    }
}
