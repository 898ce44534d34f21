package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.MuteCommands.Outcome;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteWish;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What mutes keep from people, and that they get all of it when a mute ends. */
class MutesIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ON_A = "{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"a\"}}";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class WhileOneHolds {

        @Test
        void anAlertIsTrackedButOpensNoIncident() {
            MuteId mute = mute("~host = a", HOUR);

            desk.say(ON_A);
            desk.say(ON_A.replace("\"a\"", "\"b\""));

            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
            assertThat(desk.told(AlertMuted.class))
                    .singleElement()
                    .extracting(AlertMuted::mute)
                    .isEqualTo(mute);
            assertThat(desk.mutes().held()).containsExactly(Map.entry(mute.text(), 1L));
            desk.say(ok(ON_A));
            assertThat(desk.mutes().held()).isEmpty();
        }

        @Test
        void anOccurrenceIsKeptButOpensNoIncident() {
            mute("~host = a", HOUR);

            desk.say(ON_A.replace("{\"trigger\"", "{\"kind\": \"instant\", \"trigger\""));
            desk.pass(HOUR);
            desk.say("{\"trigger\": \"Other\"}");

            assertThat(desk.told(AlertOccurred.class)).hasSize(1);
            assertThat(desk.told(AlertMuted.class)).hasSize(1);
            assertThat(desk.told(AlertUnmuted.class)).isEmpty();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void aWorseSeverityOfAnAlertWithAnIncidentWaits() {
            desk.say(severe(ON_A, "S5"));
            MuteId mute = mute("~host = a", HOUR);

            desk.say(severe(ON_A, "S2"));

            assertThat(desk.told(IncidentSeverityRaised.class)).isEmpty();
            end(mute);
            settle();
            assertThat(desk.told(IncidentSeverityRaised.class)).hasSize(1);
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void noIncidentIsReopened() {
            desk.say(ON_A);
            close(desk.told(IncidentOpened.class).getFirst());
            desk.pass(Duration.ofMinutes(1));
            desk.say(ok(ON_A));
            mute("~host = a", HOUR);
            desk.pass(Duration.ofMinutes(1));

            desk.say(ON_A);

            assertThat(desk.told(AlertMuted.class)).hasSize(1);
            assertThat(desk.told(IncidentReopened.class)).isEmpty();
        }

        @Test
        void whatTocsinSaysIsHeard() {
            mute("trigger != none", HOUR);

            desk.say(ON_A.replace("{\"trigger\"", "{\"project\": \"tocsin\", \"trigger\""));

            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }
    }

    @Nested
    class WhenOneEnds {

        @Test
        void byItsTimeWhatStillFiresOpensItsIncidentThen() {
            mute("~host = a", HOUR);
            desk.say(ON_A);
            desk.say(ON_A.replace("DiskFull", "Slow"));
            desk.say(ok(ON_A.replace("DiskFull", "Slow")));

            desk.pass(HOUR);

            settle();
            assertThat(desk.told(IncidentOpened.class)).singleElement().satisfies(opened -> {
                assertThat(opened.trigger()).isEqualTo("DiskFull");
                assertThat(opened.at()).isEqualTo(desk.now());
            });
            assertThat(desk.told(AlertUnmuted.class)).hasSize(1);
        }

        @Test
        void byAPersonWhatStillFiresOpensItsIncident() {
            MuteId mute = mute("~host = a", HOUR);
            desk.say(ON_A);

            end(mute);

            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void whatStillFiresJoinsTheOpenIncidentOfItsGroup() {
            MuteId mute = mute("~host = a", HOUR);
            desk.say(ON_A.replace("\"a\"", "\"b\""));
            desk.say(ON_A);

            end(mute);

            settle();
            assertThat(desk.told(AlertsJoined.class)).hasSize(1);
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void whileAnotherHoldsWhatFiresIsMutedByThat() {
            MuteId first = mute("~host = a", HOUR);
            desk.say(ON_A);
            MuteId second = mute("trigger = DiskFull", HOUR);

            end(first);
            settle();
            assertThat(desk.told(AlertMuted.class)).hasSize(2);

            assertThat(desk.told(AlertMuted.class)).extracting(AlertMuted::mute).containsExactly(first, second);
            assertThat(desk.told(IncidentOpened.class)).isEmpty();
            end(second);
            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void duringAStopItIsNoticedAtTheStart() {
            mute("~host = a", HOUR);
            desk.say(ON_A);

            desk.restartAfter(HOUR);

            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void aStartInBetweenForgetsNothing() {
            MuteId mute = mute("~host = a", HOUR);
            desk.say(ON_A);
            desk.restart();
            desk.say(ON_A.replace("DiskFull", "Slow"));
            assertThat(desk.told(IncidentOpened.class)).isEmpty();

            end(mute);

            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(2);
        }

        @Test
        void aSnapshotForgetsNothing() {
            MuteId mute = mute("~host = a", HOUR);
            for (int level = 6; level > 1; level--) {
                desk.say(severe(ON_A, "S" + level));
            }
            desk.restart();

            end(mute);
            settle();

            assertThat(desk.told(IncidentOpened.class))
                    .singleElement()
                    .extracting(IncidentOpened::severity)
                    .isEqualTo(Severity.S2);
        }

        @Test
        void manyAlertsComeInPortions() {
            int many = Unmuting.AT_ONCE + 500;
            MuteId mute = mute("has ~host", HOUR);
            desk.say(IntStream.range(0, many)
                    .mapToObj(i -> ON_A.replace("\"a\"", "\"h" + i + "\""))
                    .collect(Collectors.joining(",", "[", "]")));

            end(mute);

            settle();
            assertThat(desk.told(AlertUnmuted.class)).hasSize(many);
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
            assertThat(desk.told(IncidentOpened.class).getFirst().alerts()).hasSize(Unmuting.AT_ONCE);
            assertThat(desk.told(AlertsJoined.class).getFirst().alerts()).hasSize(500);
        }
    }

    @Nested
    class OfAnAlertWhoseIncidentWasClosed {

        @Test
        void aWorseSeverityOpensNothing() {
            desk.say(severe(ON_A, "S5"));
            close(desk.told(IncidentOpened.class).getFirst());
            MuteId mute = mute("~host = a", HOUR);
            desk.say(severe(ON_A, "S2"));

            end(mute);
            settle();

            assertThat(desk.told(AlertUnmuted.class)).hasSize(1);
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
            assertThat(desk.told(IncidentReopened.class)).isEmpty();
        }

        @Test
        void firingAnewReopensItAfterwards() {
            desk.say(ON_A);
            close(desk.told(IncidentOpened.class).getFirst());
            desk.pass(Duration.ofSeconds(10));
            desk.say(ok(ON_A));
            MuteId mute = mute("~host = a", HOUR);
            desk.pass(Duration.ofSeconds(10));
            desk.say(ON_A);

            end(mute);
            settle();

            assertThat(desk.told(IncidentReopened.class)).hasSize(1);
        }
    }

    @Nested
    class OnTwoNodes {

        @Test
        void eachAlertComesToItsIncidentOnce() {
            MuteCommands others = desk.mutesOfAnother();
            try (Intake other = desk.another(others)) {
                MuteId mute = mute("has ~host", HOUR);
                others.refresh(desk.now());
                desk.say(IntStream.range(0, 300)
                        .mapToObj(i -> ON_A.replace("\"a\"", "\"h" + i + "\""))
                        .collect(Collectors.joining(",", "[", "]")));
                other.submit(desk.delivery(ON_A.replace("\"a\"", "\"o\""), null, null))
                        .join();

                desk.pass(HOUR);
                settle();
                settle(other);

                assertThat(desk.told(AlertUnmuted.class))
                        .extracting(AlertUnmuted::fingerprint)
                        .doesNotHaveDuplicates()
                        .hasSize(301);
                assertThat(desk.told(IncidentOpened.class)).hasSize(1);
                assertThat(others.get().holds(mute, desk.now())).isFalse();
            }
        }

        @Test
        void theOneThatIsLeftFindsTheAlertsOfTheOther() {
            MuteCommands others = desk.mutesOfAnother();
            try (Intake other = desk.another(others)) {
                MuteId mute = mute("~host = a", HOUR);
                desk.say(ON_A);
                desk.intake().close();

                others.end(mute, "@b", null, desk.now());

                settle(other);
                assertThat(desk.told(IncidentOpened.class)).hasSize(1);
                assertThat(other.look(desk.told(AlertUnmuted.class).getFirst().fingerprint()))
                        .isNotNull();
            }
        }
    }

    @Nested
    class OfTheRulebook {

        private static final String BACKUP = """
                mutes:
                  - {name: backup, match: "~host = a", days: [mon], from: "15:00", until: "16:00", zone: UTC}
                """;

        @Test
        void holdEachWeek() {
            desk.follow(BACKUP);
            assertThat(desk.now()).isEqualTo(Instant.parse("2026-10-26T15:00:00Z"));
            desk.say(ON_A);
            assertThat(desk.told(IncidentOpened.class)).isEmpty();

            desk.pass(HOUR);

            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void endWithTheVersionThatDropsThem() {
            desk.follow(BACKUP);
            desk.say(ON_A);

            desk.follow("{}");

            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        }

        @Test
        void endForWhatAnotherConditionNoLongerMatches() {
            desk.follow(BACKUP.replace("~host = a", "has ~host"));
            desk.say(ON_A);
            desk.say(ON_A.replace("\"a\"", "\"b\""));

            desk.follow(BACKUP);

            settle();
            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
            assertThat(desk.told(AlertMuted.class)).hasSize(3);
        }
    }

    private MuteId mute(String match, Duration time) {
        MuteWish wish = new MuteWish(match, List.of(), null, desk.now().plus(time), "@a", "for a test");
        return ((Outcome.Done) desk.mutes().set(wish, null, desk.now())).mute().id();
    }

    private void end(MuteId mute) {
        assertThat(desk.mutes().end(mute, "@b", null, desk.now())).isInstanceOf(Outcome.Done.class);
    }

    private void close(IncidentOpened opened) {
        new IncidentCommands(desk.storage, Rulebook::builtIn, Set.of())
                .handle(new IncidentCommand.CloseIncident(opened.number(), desk.now(), "@a", null, null, 0), null);
    }

    private static String ok(String event) {
        return event.replace("{\"trigger\"", "{\"signal\": \"ok\", \"trigger\"");
    }

    private static String severe(String event, String severity) {
        return event.replace("{\"trigger\"", "{\"severity\": \"" + severity + "\", \"trigger\"");
    }

    /** Once this is answered, the intake has looked for mutes that are over and has written what follows. */
    private void settle() {
        settle(desk.intake());
    }

    private void settle(Intake intake) {
        for (int i = 0; i < 2; i++) {
            intake.submit(desk.delivery("{\"trigger\": \"Nobody\", \"signal\": \"ok\"}", null, null))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }
}
