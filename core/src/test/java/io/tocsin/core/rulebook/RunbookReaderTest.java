package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookReaderTest {

    @Nested
    class Accepts {

        @Test
        void titleConditionPriorityAndTheRest() {
            Runbook runbook = accepted("""
                    ---
                    title: A disk is full
                    mql: 'trigger = "DiskFull" and severity <= S3 and status = new'
                    priority: 10
                    ---
                    # What to do

                    ---
                    Look.
                    """);

            assertThat(runbook.title()).isEqualTo("A disk is full");
            assertThat(runbook.mql()).isEqualTo("trigger = \"DiskFull\" and severity <= S3 and status = new");
            assertThat(runbook.priority()).isEqualTo(10);
            assertThat(runbook.markdown()).isEqualTo("# What to do\n\n---\nLook.\n");
            assertThat(runbook.file()).isEqualTo("runbooks/disk.md");
            assertThat(runbook.id())
                    .matches("[0-9a-f]{16}")
                    .isEqualTo(Runbook.idOf("runbooks/disk.md"))
                    .isNotEqualTo(Runbook.idOf("runbooks/disk2.md"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "---\ntitle: t\nmql: ''\n---",
                    "---\r\ntitle: t\r\nmql: ''\r\n---\r\n",
                    "\uFEFF--- \ntitle: t\nmql: ''\n---\t\n",
                    "---\n{title: t, mql: '', priority: -5}\n---\ntext"
                })
        void filesOfEverySystem(String text) {
            assertThat(accepted(text).title()).isEqualTo("t");
        }

        @Test
        void noPriorityAsZero() {
            assertThat(accepted("---\ntitle: t\nmql: flapping\n---\n").priority())
                    .isZero();
        }
    }

    @Nested
    class Refuses {

        @Test
        void aFileWithoutFrontMatter() {
            String begin = "1:1  Expected title and mql between two lines ---, but ";
            refuses("# A heading\n", begin + "the file does not begin with one");
            refuses("", begin + "the file does not begin with one");
            refuses("---\ntitle: t\n", begin + "there is no second line ---");
            refuses("---\n\n---\n", begin + "there is nothing between them");
        }

        @Test
        void whatIsMissing() {
            refuses(
                    "---\ntitle: t\n---\n",
                    "2:1  Expected the runbook to have mql (\"\" for all incidents), but it has none");
            refuses("---\nmql: ''\n---\n", "2:1  Expected the runbook to have title, but it has none");
        }

        @Test
        void everyMistakeAtOnceWithItsPlaceInTheFile() {
            refuses(
                    """
                    ---
                    titel: t
                    mql: 'projekt = a'
                    priority: high
                    ---
                    """,
                    "2:1  Expected one of title, mql, priority, but found \"titel\"; did you mean \"title\"?",
                    "2:1  Expected the runbook to have title, but it has none",
                    "3:7  ",
                    "4:11  Expected a whole number from -1000000 to 1000000, but it is not one");
        }

        @Test
        void mqlOnSeveralLinesWithThePlaceInside() {
            refuses("---\ntitle: t\nmql: |\n  trigger = a\n  and sevrity < S3\n---\n", "5:7  ");
        }

        @Test
        void whatIsNoCondition() {
            refuses(
                    "---\ntitle: t\nmql: flapping limit 5\n---\n",
                    "3:6  Expected a condition alone, but more stands behind it");
            refuses("---\ntitle: t\nmql: [a]\n---\n", "3:6  Expected a condition in MQL, but found a list");
        }

        @Test
        void whatIsNoYaml() {
            assertThat(problems("---\ntitle: \"t\nmql: x\n---\n"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.message()).startsWith("Expected YAML, but");
                        assertThat(problem.line()).isBetween(2, 4);
                    });
            refuses("---\n- t\n---\n", "2:1  Expected a mapping with title, mql, priority, but found a list");
            refuses("---\ntitle: &a t\nmql: *a\n---\n", "3:6  Expected the value itself, but found the alias *a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1000001", "99999999999999999999", "1.5", "", "0x10", "[1]"})
        void aPriorityThatIsNone(String priority) {
            assertThat(problems("---\ntitle: t\nmql: ''\npriority: " + priority + "\n---\n"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).startsWith("Expected a whole number"));
        }

        @Test
        void aFileThatIsTooLong() {
            String head = "---\ntitle: t\nmql: ''\n---\n";
            accepted(head + "x".repeat(RunbookReader.LARGEST - head.length()));
            refuses(
                    head + "x".repeat(RunbookReader.LARGEST - head.length() + 1),
                    "1:1  Expected at most 262144 characters, but there are 262145");
        }
    }

    @Test
    void isOrderedByPriorityThenTitle() {
        Runbook late = accepted("---\ntitle: a\nmql: ''\npriority: -1\n---\n");
        Runbook second = accepted("---\ntitle: b\nmql: ''\npriority: 5\n---\n");
        Runbook first = accepted("---\ntitle: a\nmql: ''\npriority: 5\n---\n");

        assertThat(Stream.of(late, second, first).sorted(Runbook.ORDER)).containsExactly(first, second, late);
    }

    private static Runbook accepted(String text) {
        return switch (RunbookReader.read("runbooks/disk.md", text)) {
            case RunbookReading.Accepted accepted -> accepted.runbook();
            case RunbookReading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static List<RulebookProblem> problems(String text) {
        return switch (RunbookReader.read("runbooks/disk.md", text)) {
            case RunbookReading.Accepted accepted -> throw new AssertionError(accepted.runbook());
            case RunbookReading.Refused refused -> refused.problems();
        };
    }

    /** @param expected line, column and the beginning of the message of each */
    private static void refuses(String text, String... expected) {
        List<RulebookProblem> problems = problems(text);
        assertThat(problems).as("%s", problems).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            RulebookProblem problem = problems.get(i);
            assertThat(problem.line() + ":" + problem.column() + "  " + problem.message())
                    .startsWith(expected[i]);
        }
    }
}
