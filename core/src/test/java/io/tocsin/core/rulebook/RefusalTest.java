package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each mistake with its place: line:column, JSON pointer, message. */
class RefusalTest {

    private static final String HOLDER =
            "a holder (\"@person\", \"#team\", \"schedule:name\" or \"robot:name\", in quotes)";
    private static final String CELL = "a response time (5m, 24h) or \"-\"";
    private static final String KEY = "a key of 1 to 200 characters without spaces and without / \\ ? # % ;";
    private static final String NAME = " of 1 to 200 characters, without line breaks and without spaces around it";
    private static final String TIMES = "Expected 9 response times, S1 to S9, but found ";

    @Nested
    class Yaml {

        @Test
        void refusesAnEmptyDocument() {
            String expected = "1:1  Expected sections (matrix, projects, …), or {} for none, but the document is empty";
            refuses("", expected);
            refuses("# only a comment\n", expected);
        }

        @Test
        void refusesARootThatIsNoMapping() {
            refuses("\n- a", "2:1  Expected sections (matrix, projects, …), but found a list");
            refuses("a", "1:1  Expected sections (matrix, projects, …), but found a single value");
            refuses("--- ~", "1:5  Expected sections (matrix, projects, …), but found nothing");
        }

        @Test
        void refusesATruncatedDocument() {
            refuses(
                    "projects:\n  shop: {holder: \"#l1\"\n",
                    "3:1  Expected YAML, but while parsing a flow mapping: expected ',' or '}', but got <stream end>");
        }

        @Test
        void saysThatAnAtSignNeedsQuotes() {
            refuses(
                    "projects: {shop: {holder: @anna}}",
                    "1:27  Expected YAML, but while scanning for the next token: found character '@' that cannot start"
                            + " any token. (Do not use @ for indentation); put it in quotes");
        }

        @Test
        void refusesASecondDocument() {
            refuses(
                    "{}\n---\n{}",
                    "2:1  Expected YAML, but expected a single document in the stream:"
                            + " but found another document");
        }

        @Test
        void refusesAliases() {
            refuses(
                    "teams:\n  a: &x {members: []}\n  b: *x\n  c: *x",
                    "3:6  Expected the value itself, but found the alias *x",
                    "4:6  Expected the value itself, but found the alias *x");
        }

        @Test
        void refusesTags() {
            refuses(
                    "sources: !!java.net.URL [http://localhost]",
                    "1:10  Expected a value without a tag, but found the tag tag:yaml.org,2002:java.net.URL");
            refuses(
                    "batch_from: !!binary aGVsbG8=",
                    "1:13  Expected a value without a tag, but found the tag tag:yaml.org,2002:binary");
        }

        @Test
        void refusesMergeKeys() {
            refuses(
                    "projects: {shop: {<<: {holder: \"#l1\"}}}",
                    "1:19 /projects/shop/<< Expected one of service_level, holder, but found \"<<\"");
        }

        @Test
        void refusesNestingBeyond16LevelsAndNotAt16() {
            refuses("teams: " + "[".repeat(15) + "]".repeat(15), "1:8 /teams Expected teams, but found a list");
            refuses(
                    "teams: " + "[".repeat(16) + "]".repeat(16),
                    "1:23  Expected at most 16 levels of nesting, but found one more");
            refuses("teams: " + "[".repeat(100_000), "1:23  Expected at most 16 levels of nesting, but found one more");
        }

        @Test
        void refusesMoreThan2MebibytesAndNotExactlyThat() {
            String full = "{} #" + "é".repeat((Outline.LARGEST - 4) / 2);

            assertThat(Samples.accepted(full).version()).isEqualTo(12);
            refuses(full + "e", "1:1  Expected at most 2097152 bytes, but there are 2097153");
        }

        @Test
        void refusesWhatIsNoText() {
            refuses("{}\n# \u0000", "2:3  Expected text, but found the character U+0000");
            refuses("# 😀\uD800", "1:4  Expected text, but found the character U+D800");
        }

        @Test
        void refusesAKeyThatIsGivenTwice() {
            refuses(
                    "reopen_within: 1h\nteams: {}\nreopen_within: 2h",
                    "3:1 /reopen_within Expected \"reopen_within\" once, but it is already at line 1");
        }

        @Test
        void refusesANameThatIsNoText() {
            refuses("? [a]\n: b", "1:3  Expected a name, but found a list");
            refuses("projects: {~: {}}", "1:12 /projects Expected a name, but found nothing");
            refuses("projects: {' a': {}}", "1:12 /projects Expected a name" + NAME + ", but found \" a\"");
        }
    }

    @Nested
    class Matrix {

        @Test
        void refusesAnotherShape() {
            refuses("matrix: []", "1:9 /matrix Expected service levels with their response times, but found a list");
            refuses("matrix: {}", "1:9 /matrix Expected at least one service level, but the matrix is empty");
            refuses(
                    "matrix: {None: 24h}",
                    "1:16 /matrix/None Expected a list of 9 response times, S1 to S9, but found a single value");
        }

        @Test
        void refusesARowOfAnotherLength() {
            refuses("matrix:\n  None: [1m, 2m, 3m, 4m, 5m, 6m, 7m, 8m]", "2:9 /matrix/None " + TIMES + "8");
            refuses("matrix:\n  None: [1m, 2m, 3m, 4m, 5m, 6m, 7m, 8m, 9m, 9m]", "2:9 /matrix/None " + TIMES + "10");
            refuses("matrix: {None: []}", "1:16 /matrix/None " + TIMES + "0");
            refuses(
                    "matrix:\n  None: [1m, 2m, 3m, 4m, 5m, 6m, 7m, 8m, 9m, x]",
                    "2:9 /matrix/None " + TIMES + "10",
                    "2:46 /matrix/None/9 Expected " + CELL + ", but found \"x\"");
        }

        @Test
        void refusesACellThatIsNoTime() {
            refuses(
                    "matrix:\n  None: [1m, 2 m, 3m, ~, [], 0s, 7m, 8m, 9m]",
                    "2:14 /matrix/None/1 Expected " + CELL + ", but found \"2 m\"",
                    "2:23 /matrix/None/3 Expected " + CELL + ", but found nothing",
                    "2:26 /matrix/None/4 Expected " + CELL + ", but found a list",
                    "2:30 /matrix/None/5 Expected " + CELL + ", but found \"0s\"");
        }

        @Test
        void refusesAnAnswerThatIsSoonerForALesserSeverity() {
            refuses(
                    "matrix:\n  None: [1m, 5m, 3m, 24h, \"-\", 24h, \"-\", \"-\", \"-\"]",
                    "2:18 /matrix/None/2 Expected no sooner answer than to the worse severity before it (5m), but"
                            + " found 3m",
                    "2:32 /matrix/None/5 Expected no sooner answer than to the worse severity before it (–), but"
                            + " found 24h");
        }

        @Test
        void needsTheServiceLevelOfTheDefaultProject() {
            String row = "[1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m]";
            String expected =
                    "Expected a service level for the project \"default\", but it gives none and the matrix has no"
                            + " \"None\"";

            refuses("matrix: {Zinc: " + row + "}", "1:1  " + expected);
            refuses("matrix: {Zinc: " + row + "}\nprojects: {a: {}, b: {}}", "2:11 /projects " + expected);
            refuses(
                    "matrix: {Zinc: " + row + "}\nprojects: {a: {}, default: {}}",
                    "2:28 /projects/default " + expected);
        }
    }

    @Nested
    class Projects {

        @Test
        void refusesAnotherShape() {
            refuses("projects: shop", "1:11 /projects Expected projects, but found a single value");
            refuses(
                    "projects:\n  shop:\n",
                    "2:8 /projects/shop Expected a project with service_level, holder, but found nothing");
        }

        @Test
        void refusesAnUnknownField() {
            refuses(
                    "projects:\n  a/b: {sevice_level: Gold}",
                    "2:9 /projects/a~1b/sevice_level Expected one of service_level, holder, but found"
                            + " \"sevice_level\"; did you mean \"service_level\"?");
        }

        @Test
        void refusesAnUnknownServiceLevel() {
            refuses(
                    "projects:\n  shop: {service_level: gold}",
                    "2:25 /projects/shop/service_level Expected one of Platinum, Gold, Silver, None, but found"
                            + " \"gold\"; did you mean \"Gold\"?");
        }

        @Test
        void refusesWhatIsNoHolder() {
            refuses(
                    "projects:\n  shop: {holder: anna}",
                    "2:18 /projects/shop/holder Expected " + HOLDER + ", but found \"anna\"");
            refuses(
                    "projects:\n  shop: {holder: \"@\"}",
                    "2:18 /projects/shop/holder Expected " + HOLDER + ", but found \"@\"");
            refuses(
                    "projects:\n  shop:\n    holder: #l1",
                    "3:12 /projects/shop/holder Expected " + HOLDER + ", but found nothing");
        }

        @Test
        void refusesATeamThatIsNotThere() {
            refuses(
                    "projects:\n  shop: {holder: \"#nigth\"}\nteams: {night: {}}",
                    "2:18 /projects/shop/holder Expected a team of the section teams, but found \"#nigth\"; did you"
                            + " mean \"#night\"?");
        }
    }

    @Nested
    class Teams {

        @Test
        void refusesAnotherShape() {
            refuses("teams: [l1]", "1:8 /teams Expected teams, but found a list");
            refuses("teams: {l1: [\"@anna\"]}", "1:13 /teams/l1 Expected a team with members, but found a list");
            refuses(
                    "teams: {l1: {members: \"@anna\"}}",
                    "1:23 /teams/l1/members Expected a list of people (\"@name\"), but found a single value");
        }

        @Test
        void refusesANameThatNoHolderCouldHave() {
            refuses(
                    "teams: {\"#l1\": {}}",
                    "1:9 /teams/#l1 Expected a team's name of letters, digits, \".\", \"_\" and \"-\", without #, but"
                            + " found \"#l1\"");
        }

        @Test
        void refusesWhatIsNoPerson() {
            refuses(
                    "teams:\n  l1:\n    members: [anna, \"#l2\", {}]",
                    "3:15 /teams/l1/members/0 Expected a person (\"@name\"), but found \"anna\"",
                    "3:21 /teams/l1/members/1 Expected a person (\"@name\"), but found \"#l2\"",
                    "3:28 /teams/l1/members/2 Expected a person (\"@name\"), but found a mapping");
        }

        @Test
        void refusesAMemberTwice() {
            refuses(
                    "teams: {l1: {members: [\"@anna\", \"@anna\"]}}",
                    "1:33 /teams/l1/members/1 Expected each member once, but @anna is already in the list");
        }
    }

    @Nested
    class Runbooks {

        @Test
        void refusesWhatIsNoFolder() {
            refuses("runbooks: {a: b}", "1:11 /runbooks Expected a folder, or a list of folders, but found a mapping");
            refuses("runbooks:", "1:10 /runbooks Expected a folder, or a list of folders, but found nothing");
            refuses("runbooks: [' a']", "1:12 /runbooks/0 Expected a folder" + NAME + ", but found \" a\"");
        }

        @Test
        void refusesMoreFoldersThanTwenty() {
            refuses(
                    "runbooks: [" + "a, ".repeat(20) + "a]",
                    "1:11 /runbooks Expected at most 20 folders, but there are 21");
        }
    }

    @Nested
    class Sources {

        @Test
        void refusesAnotherShape() {
            refuses("sources: {}", "1:10 /sources Expected a list of sources, but found a mapping");
            refuses(
                    "sources: [k-secret]",
                    "1:11 /sources/0 Expected a source with name, type, key, project, severity, stale_after,"
                            + " silent_after, heartbeat, but found a single value");
        }

        @Test
        void needsANameAndAType() {
            refuses(
                    "sources:\n  - {}",
                    "2:5 /sources/0 Expected the source to have a name, but it has none",
                    "2:5 /sources/0 Expected the source to have a type, but it has none");
            refuses(
                    "sources:\n  - {name: '', type: native}",
                    "2:12 /sources/0/name Expected a source's name" + NAME + ", but found \"\"");
        }

        @Test
        void refusesANameTwice() {
            refuses(
                    "sources:\n  - {name: a, type: native}\n  - {type: native, name: a}",
                    "3:26 /sources/1/name Expected a name of its own, but the source at line 2 has the same");
        }

        @Test
        void refusesAKeyTwiceWithoutPrintingIt() {
            refuses(
                    "sources:\n  - {name: a, type: native, key: s3cret}\n  - {name: b, type: native, key: s3cret}",
                    "3:34 /sources/1/key Expected a key of its own, but the source at line 2 has the same");
        }

        @Test
        void refusesAKeyThatFitsInNoUrlWithoutPrintingIt() {
            for (String key : List.of("''", "'a b'", "a/b", "'a%b'", "a;b", "\"\\uD800\"", "k".repeat(201))) {
                refuses(
                        "sources: [{name: a, type: native, key: " + key + "}]",
                        "1:40 /sources/0/key Expected " + KEY + ", but this one is not");
            }
        }

        @Test
        void refusesAnotherSeverity() {
            refuses(
                    "sources: [{name: a, type: native, severity: S10}]",
                    "1:45 /sources/0/severity Expected one of S1, S2, S3, S4, S5, S6, S7, S8, S9, but found \"S10\";"
                            + " did you mean \"S1\"?");
        }

        @Test
        void refusesTimesThatAreNone() {
            refuses(
                    "sources: [{name: a, type: native, stale_after: 5, silent_after: 0s}]",
                    "1:48 /sources/0/stale_after Expected a duration of more than 0 (30s, 5m, 1h30m, 7d), but found"
                            + " \"5\"",
                    "1:65 /sources/0/silent_after Expected a duration of more than 0 (30s, 5m, 1h30m, 7d), but it is"
                            + " 0");
        }

        @Test
        void printsNoKeyWhenTheYamlBeforeOrAfterItIsBroken() {
            for (String broken : List.of("key: s3cret}]\n", "key: s3cret, @}", "key: \"s3cret", "key: [s3cret")) {
                assertThat(Samples.refused("sources:\n  - {name: a, type: native, " + broken)
                                .toString())
                        .doesNotContain("s3cret");
            }
        }
    }

    private static void refuses(String yaml, String... expected) {
        List<String> problems = Samples.refused(yaml).stream()
                .map(problem ->
                        problem.line() + ":" + problem.column() + " " + problem.path() + " " + problem.message())
                .toList();
        assertThat(problems).isEqualTo(Arrays.asList(expected));
    }
}
