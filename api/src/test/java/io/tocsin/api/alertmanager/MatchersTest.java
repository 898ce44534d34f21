package io.tocsin.api.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.message.Sender;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchersTest {

    private static final Map<String, String> LABELS = Map.of("host", "db-1", "a\"b", "x\ny");

    private static boolean fits(String... filters) {
        return Predicates.ofAlert(Matchers.parse(filters).expression()).test(new DiskFull(), Instant.EPOCH);
    }

    /** An alert of the default project with those labels. */
    private static final class DiskFull implements AlertView {

        @Override
        public @Nullable String label(String name) {
            return LABELS.get(name);
        }

        @Override
        public boolean someLabelValue(Predicate<String> test) {
            return LABELS.values().stream().anyMatch(test);
        }

        @Override
        public @Nullable String text(Field field) {
            return field == Field.TRIGGER ? "DiskFull" : field == Field.PROJECT ? Sender.DEFAULT_PROJECT : null;
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public long number(Field field, Instant now) {
            return Views.NONE;
        }

        @Override
        public boolean flag(Field field, Instant now) {
            return false;
        }
    }

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
                    "project=\"\"",
                    "project!~\".+x\"",
                    "alertname=~\"Disk.*\"",
                    "\"host\"=db-1",
                    "\"a\\\"b\"=\"x\\ny\""
                })
        void takesAnAlertThatFits(String filter) {
            assertThat(fits(filter)).isTrue();
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
                    "project=other",
                    "alertname=\"\"",
                    "missing=~.+"
                })
        void leavesOneThatDoesNot(String filter) {
            assertThat(fits(filter)).isFalse();
        }

        @Test
        void takesOnlyWhatFitsAllOfThem() {
            assertThat(fits("host=db-1", "alertname=x")).isFalse();
            assertThat(fits()).isTrue();
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
        void saysThatATextIsNoneThatALabelCanHave() {
            assertThatThrownBy(
                            () -> Matchers.parse(new String[] {"host=a\u0000b"}).expression())
                    .isInstanceOf(ProblemException.class);
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
