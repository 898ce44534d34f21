package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.label.Labels;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MutesSectionTest {

    private static final Instant SATURDAY_NIGHT = Instant.parse("2026-03-21T01:30:00Z");

    @Nested
    class Accepts {

        private final Rulebook rulebook = Samples.accepted("""
                mutes:
                  - name: move
                    match: '~site = "old"'
                    from: "2026-11-01T22:00:00+01:00"
                    until: "2026-11-02T06:00:00+01:00"
                    comment: the old site moves
                  - {name: backup, match: "~job = backup", days: [sat, sun], from: "02:00", until: "04:00", zone: Europe/Berlin}
                """);

        @Test
        void anOnceAndAWeeklyOne() {
            assertThat(rulebook.mutes()).extracting(MuteRule::name).containsExactly("move", "backup");
            assertThat(rulebook.mutes()).extracting(MuteRule::line).containsExactly(2, 7);
            assertThat(rulebook.mutes()).extracting(MuteRule::comment).containsExactly("the old site moves", null);
        }

        @Test
        void whatThenHoldsForTheAlertsThatItMatchesAtItsTimes() {
            MuteId backup = rulebook.mutes().getLast().id();

            assertThat(rulebook.standingMutes().holding(alert("job", "backup"), SATURDAY_NIGHT))
                    .contains(backup);
            assertThat(rulebook.standingMutes().holding(alert("job", "other"), SATURDAY_NIGHT))
                    .isEmpty();
            assertThat(rulebook.standingMutes().holding(alert("job", "backup"), SATURDAY_NIGHT.plusSeconds(7200)))
                    .isEmpty();
            assertThat(rulebook.standingMutes().holding(alert("site", "old"), Instant.parse("2026-11-01T21:00:00Z")))
                    .isPresent();
        }

        @Test
        void neverToMuteWhatTocsinSays() {
            Subject own = new Subject(
                    "tocsin",
                    "shop",
                    "SourceSilent",
                    Labels.ofSortedPairs(new String[] {"job", "backup"}),
                    Labels.none(),
                    null,
                    Severity.S3,
                    null);

            assertThat(rulebook.standingMutes().holding(own, SATURDAY_NIGHT)).isEmpty();
        }

        @Test
        void thatAnotherConditionMakesItAnotherMute() {
            assertThat(MuteId.ofRulebook("backup", "~job = backup"))
                    .isEqualTo(rulebook.mutes().getLast().id())
                    .isNotEqualTo(MuteId.ofRulebook("backup", "~job = other"));
        }

        private Subject alert(String label, String value) {
            return new Subject(
                    "test",
                    "shop",
                    "Down",
                    Labels.ofSortedPairs(new String[] {label, value}),
                    Labels.none(),
                    null,
                    Severity.S3,
                    null);
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatIsMissing() {
            refuses(
                    "mutes: [{match: \"~a = b\"}]",
                    "1:9 /mutes/0 Expected the mute to have name, but it has none",
                    "1:9 /mutes/0 Expected the mute to have from, but it has none",
                    "1:9 /mutes/0 Expected the mute to have until, but it has none");
            refuses(
                    "mutes: [{name: n, match: \"~a = b\", days: [mon]}]",
                    "1:9 /mutes/0 Expected the mute to have from, but it has none",
                    "1:9 /mutes/0 Expected the mute to have until, but it has none",
                    "1:9 /mutes/0 Expected the mute to have zone, but it has none");
        }

        @Test
        void timesThatAreNone() {
            refuses(
                    """
                    mutes:
                      - {name: n, match: "~a = b", from: "2026-11-01", until: "2026-11-01T22:00:00"}
                    """,
                    "2:38 /mutes/0/from Expected a time such as \"2026-11-01T22:00:00+01:00\", but found \"2026-11-01\"",
                    "2:59 /mutes/0/until Expected a time such as \"2026-11-01T22:00:00+01:00\", but found \"2026-11-01T22:00:00\"");
            refuses(
                    "mutes: [{name: n, match: \"~a = b\", days: [mon], from: 2am, until: \"24:00\", zone: Berlin}]",
                    "1:55 /mutes/0/from Expected a time of day such as \"02:00\", in quotes, but found \"2am\"",
                    "1:67 /mutes/0/until Expected a time of day such as \"02:00\", in quotes, but found \"24:00\"",
                    "1:82 /mutes/0/zone Expected a time zone such as Europe/Berlin or UTC, but found \"Berlin\"");
        }

        @Test
        void anEndThatIsNotAfterTheBeginning() {
            refuses(
                    "mutes: [{name: n, match: \"~a = b\", from: 2026-11-01T22:00:00Z, until: 2026-11-01T22:00:00Z}]",
                    "1:71 /mutes/0/until Expected the end of the mute to be after its beginning, but it is not");
        }

        @Test
        void daysThatAreNone() {
            refuses(
                    "mutes: [{name: n, match: \"~a = b\", days: [mn], from: \"02:00\", until: \"04:00\", zone: UTC}]",
                    "1:43 /mutes/0/days/0 Expected one of mon, tue, wed, thu, fri, sat, sun, but found \"mn\"; did you"
                            + " mean \"mon\"?");
            refuses(
                    "mutes: [{name: n, match: \"~a = b\", days: [], from: \"02:00\", until: \"04:00\", zone: UTC}]",
                    "1:42 /mutes/0/days Expected at least one day, but the list is empty");
        }

        @Test
        void aZoneWithoutDays() {
            refuses(
                    "mutes: [{name: n, match: \"~a = b\", from: 2026-11-01T22:00:00Z, until: 2026-11-01T23:00:00Z, zone:"
                            + " UTC}]",
                    "1:93 /mutes/0/zone Expected a zone for weekly mutes only, but there are no days; put it into the"
                            + " times");
        }

        @Test
        void aNameThatIsThereAlready() {
            refuses("""
                    mutes:
                      - {name: n, match: "~a = b", from: 2026-11-01T22:00:00Z, until: 2026-11-01T23:00:00Z}
                      - {name: n, match: "~a = c", from: 2026-11-01T22:00:00Z, until: 2026-11-01T23:00:00Z}
                    """, "3:12 /mutes/1/name Expected a name of its own, but the mute at line 2 has the same");
        }

        @Test
        void aConditionThatIsNoneOrAsksForWhatIsNotKnown() {
            refuses(
                    "mutes: [{name: n, match: \"~a = \", from: 2026-11-01T22:00:00Z, until: 2026-11-01T23:00:00Z}]",
                    "1:32 /mutes/0/match Expected a value after `=`, but the text ends here.");
            refuses(
                    "mutes: [{name: n, match: flapping, from: 2026-11-01T22:00:00Z, until: 2026-11-01T23:00:00Z}]",
                    "1:26 /mutes/0/match Expected only what is known before there is an incident (labels, project,"
                            + " trigger, title, text, severity, service_level, source, kind), but found flapping");
        }

        private void refuses(String yaml, String... expected) {
            List<String> problems = Samples.refused(yaml).stream()
                    .map(problem ->
                            problem.line() + ":" + problem.column() + " " + problem.path() + " " + problem.message())
                    .toList();
            assertThat(problems).isEqualTo(Arrays.asList(expected));
        }
    }
}
