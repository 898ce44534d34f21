package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookReaderTest {

    @Nested
    class Accepts {

        @Test
        void everythingThatTheManualShows() {
            Rulebook rulebook = Samples.accepted(Samples.EVERYTHING);

            assertThat(rulebook.version()).isEqualTo(12);
            assertThat(rulebook.matrix()).isEqualTo(ResponseMatrix.builtIn(ResponseTime.DEFAULT_BATCH_FROM));
            assertThat(rulebook.projects().keySet()).containsExactly("horns-and-hooves", "default");
            assertThat(rulebook.project("horns-and-hooves")).isEqualTo(new Project("horns-and-hooves", "Gold", "#l1"));
            assertThat(rulebook.teams().get("l1")).containsExactly("@vasiliy.vasiliyev", "@petr.petrov");
            assertThat(rulebook.sourceWithKey("k-…"))
                    .contains(new Source(
                            "prometheus-main",
                            SourceType.PROMETHEUS,
                            KeyDigest.of("k-…"),
                            "horns-and-hooves",
                            null,
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(10),
                            null));
        }

        @Test
        void anEmptyMappingAsTheDefaults() {
            Rulebook rulebook = Samples.accepted("{}");

            assertThat(rulebook.matrix()).isEqualTo(Rulebook.builtIn().matrix());
            assertThat(rulebook.project("any")).isEqualTo(Rulebook.builtIn().project("any"));
            assertThat(rulebook.teams()).isEqualTo(Rulebook.builtIn().teams());
            assertThat(rulebook.reopenWithin()).isEqualTo(Duration.ofMinutes(30));
        }

        @Test
        void foldersOfRunbooks() {
            assertThat(Samples.accepted("runbooks: runbooks/").runbooks()).containsExactly("runbooks/");
            assertThat(Samples.accepted("runbooks: [books, /srv/books]").runbooks())
                    .containsExactly("books", "/srv/books");
            assertThat(Samples.accepted("{}").runbooks()).isEmpty();
        }

        @Test
        void otherThresholds() {
            Rulebook rulebook = Samples.accepted("reopen_within: 0s\nbatch_from: 30m");

            assertThat(rulebook.reopenWithin()).isZero();
            assertThat(rulebook.matrix().of("Gold", Severity.S3).responseClass())
                    .isEqualTo(ResponseClass.BATCH);
        }

        @Test
        void aMatrixOfItsOwnInItsOwnOrder() {
            Rulebook rulebook = Samples.accepted("""
                    matrix:
                      Zinc: [1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m]
                      Iron: ["–", "–", "–", "–", "–", "–", "–", "–", "–"]
                    projects:
                      default: {service_level: Iron}
                    """);

            assertThat(rulebook.matrix().serviceLevels()).containsExactly("Zinc", "Iron");
            assertThat(rulebook.project("any").serviceLevel()).isEqualTo("Iron");
        }

        @Test
        void wordsThatYamlTakesForSomethingElse() {
            Rulebook rulebook = Samples.accepted("""
                    projects: {no: {holder: "robot:2000"}, 2026-01-01: {holder: "schedule:night"}}
                    sources: [{name: 0123, type: custom, key: 1e3}]
                    """);

            assertThat(rulebook.project("no").holder()).isEqualTo("robot:2000");
            assertThat(rulebook.project("2026-01-01").holder()).isEqualTo("schedule:night");
            assertThat(rulebook.sourceWithKey("1e3")).map(Source::name).contains("0123");
        }

        @Test
        void aTeamThatHasNobodyYet() {
            assertThat(Samples.accepted("teams: {night: {}}").teams().get("night"))
                    .isEmpty();
        }
    }

    @Nested
    class Refuses {

        @Test
        void allMistakesAtOnceInTheOrderOfTheDocument() {
            assertThat(Samples.refused("""
                    sources:
                      - {name: a, type: prometeus}
                    reopen_within: soon
                    projects:
                      shop: {service_level: Glod}
                    """))
                    .containsExactly(
                            new RulebookProblem(
                                    2,
                                    21,
                                    "/sources/0/type",
                                    "Expected one of prometheus, alertmanager, custom, native, but found"
                                            + " \"prometeus\"; did you mean \"prometheus\"?"),
                            new RulebookProblem(
                                    3,
                                    16,
                                    "/reopen_within",
                                    "Expected a duration (30s, 5m, 1h30m, 7d), but found \"soon\""),
                            new RulebookProblem(
                                    5,
                                    25,
                                    "/projects/shop/service_level",
                                    "Expected one of Platinum, Gold, Silver, None, but found \"Glod\"; did you mean"
                                            + " \"Gold\"?"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"people"})
        void sectionsOfLaterVersions(String section) {
            assertThat(Samples.refused("reopen_within: 1h\n" + section + ": []\n"))
                    .containsExactly(new RulebookProblem(
                            2,
                            1,
                            "/" + section,
                            "This version does not know the section \"" + section
                                    + "\" yet; take it out, or its rules would be passed over"));
        }

        @Test
        void anUnknownSection() {
            assertThat(Samples.refused("project: {}"))
                    .containsExactly(new RulebookProblem(
                            1,
                            1,
                            "/project",
                            "Expected one of matrix, projects, teams, sources, identity, severity, grouping, routing, closing, mutes, runbooks, reopen_within, batch_from, but found"
                                    + " \"project\"; did you mean \"projects\"?"));
        }

        @Test
        void anUnknownWordWithoutAGuessWhenNothingIsNear() {
            assertThat(Samples.refused("sources: [{name: a, type: zabbix}]"))
                    .singleElement()
                    .extracting(RulebookProblem::message)
                    .isEqualTo("Expected one of prometheus, alertmanager, custom, native, but found \"zabbix\"");
        }

        @Test
        void aThresholdOf0() {
            assertThat(Samples.refused("batch_from: 0s"))
                    .containsExactly(new RulebookProblem(
                            1,
                            13,
                            "/batch_from",
                            "Expected a duration of more than 0 (30s, 5m, 1h30m, 7d), but it is 0"));
        }
    }

    /** Whatever is done to a document, the reader answers, and a refusal says where. */
    @RepeatedTest(300)
    void survivesAnyDamage(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder yaml = new StringBuilder(Samples.EVERYTHING);
        String splinters = "{}[]:,-\"'#@&*!|>%`?~\n\t \\x0\uD800\u0000";
        for (int i = 0; i < 4; i++) {
            int from = random.nextInt(yaml.length());
            int to = Math.min(yaml.length(), from + random.nextInt(4));
            yaml.replace(from, to, String.valueOf(splinters.charAt(random.nextInt(splinters.length()))));
        }

        RulebookReading reading = RulebookReader.read(yaml.toString(), 1);

        if (reading instanceof RulebookReading.Refused(var problems)) {
            assertThat(problems).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line())
                        .isBetween(
                                1, 1 + (int) yaml.chars().filter(c -> c == '\n').count());
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
            });
        }
    }
}
