package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.alert.Status;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IntakeIT {

    private static final String DISK = """
            {"trigger": "DiskFull", "labels": {"host": "a"}, "annotations": {"summary": "disk of a is full"}}""";
    private static final String DISK_OK = """
            {"trigger": "DiskFull", "labels": {"host": "a"}, "signal": "ok"}""";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class Messages {

        @Test
        void storesAMessageVerbatimBeforeItAnswers() {
            Receipt receipt = desk.say(DISK);

            assertThat(desk.storage.bodies().body(receipt.message()).map(String::new))
                    .contains(DISK);
            assertThat(desk.told(MessageReceived.class)).singleElement().satisfies(message -> {
                assertThat(message.id()).isEqualTo(receipt.message());
                assertThat(message.envelope().size()).isEqualTo(DISK.length());
                assertThat(message.effects()).containsExactly(java.util.Map.entry("raised", 1));
            });
        }

        @Test
        void keepsAMessageThatItCannotRead() {
            Receipt receipt = desk.say("{\"trigger\": 7}");

            assertThat(receipt.rejected()).isTrue();
            assertThat(desk.told(MessageRejected.class))
                    .singleElement()
                    .satisfies(message -> assertThat(message.faults()).isNotEmpty());
            assertThat(desk.storage.bodies().body(receipt.message()).map(String::new))
                    .contains("{\"trigger\": 7}");
        }

        @Test
        void changesNothingWhenTheSameKeyComesTwice() {
            Receipt first = desk.say(desk.delivery(DISK, "key", null));
            Receipt second = desk.say(desk.delivery(DISK, "key", null));

            assertThat(second.message()).isEqualTo(first.message());
            assertThat(second.effects()).containsExactly(Effect.DUPLICATE);
            assertThat(desk.told(MessageReceived.class)).hasSize(1);
        }

        @Test
        void countsARecordOfAStreamOnce() {
            desk.say(desk.delivery(DISK, null, new StreamPosition("topic", 0, 41)));
            desk.say(desk.delivery(DISK, null, new StreamPosition("topic", 0, 41)));
            desk.say(desk.delivery(DISK, null, new StreamPosition("topic", 1, 41)));

            assertThat(desk.told(MessageReceived.class)).hasSize(2);
            assertThat(desk.storage.once().nextOffset(new io.tocsin.core.store.Once.Partition("topic", 0)))
                    .isEqualTo(42);
        }

        @Test
        void numbersEventsWithoutGaps() {
            IntStream.range(0, 20).forEach(i -> desk.say(DISK.replace("\"a\"", "\"h" + i + "\"")));

            assertThat(desk.log().stream().map(StoredEvent::position))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, desk.log().size())
                                    .mapToObj(i -> (long) i)
                                    .toList());
        }
    }

    @Nested
    class Alerts {

        @Test
        void writesNoAlertEventForARepetition() {
            desk.say(DISK);
            Receipt again = desk.say(DISK);

            assertThat(again.effects()).containsExactly(Effect.REPEATED);
            assertThat(desk.told(AlertFired.class)).hasSize(1);
        }

        @Test
        void remembersOpenAlertsAfterARestart() {
            desk.say(DISK);
            desk.restart();

            assertThat(desk.say(DISK).effects()).containsExactly(Effect.REPEATED);
            desk.pass(Duration.ofSeconds(1));
            assertThat(desk.say(DISK_OK).effects()).containsExactly(Effect.RESOLVED);
            assertThat(desk.told(AlertResolved.class)).hasSize(1);
        }

        @Test
        void holdsSilenceForUnknownAndNotForOk() {
            Receipt raised = desk.say(DISK.replace("\"labels\"", "\"resendEvery\": \"30s\", \"labels\""));
            desk.pass(Duration.ofSeconds(91));
            awaitEvents(AlertWentUnknown.class, 1);
            desk.say(DISK.replace("\"a\"", "\"another\""));

            assertThat(desk.intake().look(raised.events().getFirst().fingerprint()))
                    .satisfies(watched -> assertThat(watched.state().status()).isEqualTo(Status.UNKNOWN));
        }

        @Test
        void grantsPatienceAfterARestart() {
            String repeating = DISK.replace("\"labels\"", "\"resendEvery\": \"30s\", \"labels\"");
            desk.say(repeating);
            desk.restartAfter(Duration.ofHours(2));
            desk.pass(Duration.ofSeconds(80));

            assertThat(desk.say(repeating).effects()).containsExactly(Effect.REPEATED);
        }

        @Test
        void firesWhatWasPendingLongEnough() {
            desk.say(DISK.replace("\"labels\"", "\"pendingFor\": \"10m\", \"labels\""));
            assertThat(desk.told(IncidentOpened.class)).isEmpty();
            desk.pass(Duration.ofMinutes(11));

            awaitEvents(IncidentOpened.class, 1);
            assertThat(desk.told(AlertFired.class)).hasSize(1);
        }
    }

    @Nested
    class Incidents {

        @Test
        void opensOneForAllAlertsOfAProjectAndTrigger() {
            desk.say("[" + DISK + "," + DISK.replace("\"a\"", "\"b\"") + "]");
            desk.say(DISK.replace("\"a\"", "\"c\""));

            assertThat(desk.told(IncidentOpened.class)).singleElement().satisfies(opened -> {
                assertThat(opened.alerts()).hasSize(2);
                assertThat(opened.title()).isEqualTo("disk of a is full");
                assertThat(opened.holder()).isEqualTo("#l1");
                assertThat(opened.response().deadline()).isEqualTo(desk.now().plus(Duration.ofHours(24)));
            });
            assertThat(desk.told(AlertsJoined.class))
                    .singleElement()
                    .satisfies(joined -> assertThat(joined.alerts()).hasSize(1));
        }

        @Test
        void becomesWorseWithItsAlerts() {
            desk.say(DISK);
            desk.say(DISK.replace("\"a\"", "\"b\"").replace("\"labels\"", "\"severity\": \"S1\", \"labels\""));

            assertThat(desk.told(IncidentSeverityRaised.class))
                    .singleElement()
                    .satisfies(raised -> assertThat(raised.severity()).isEqualTo(Severity.S1));
        }

        @Test
        void reopensOneThatWasClosedAMomentAgoAndOpensANewOneLater() {
            IncidentNumber number = openedBy(desk.say(DISK));
            closeAndResolve(number);
            desk.pass(Duration.ofMinutes(10));
            desk.say(DISK);
            assertThat(desk.told(IncidentReopened.class)).hasSize(1);

            closeAndResolve(number);
            desk.pass(Duration.ofMinutes(31));
            desk.say(DISK);
            assertThat(desk.told(IncidentOpened.class)).hasSize(2);
            assertThat(desk.told(IncidentOpened.class).getLast().generation()).isEqualTo(2);
        }

        @Test
        void sharesTheIncidentOfTheGroupAlertWhicheverComesFirst() {
            String member = """
                    {"trigger": "PodDown", "labels": {"pod": "p", "node": "n1"},
                     "annotations": {"plk_grouped_by__node": "NodeDown,node=~node"}}""";
            String group = """
                    {"trigger": "NodeDown", "labels": {"node": "n1"}, "annotations": {"plk_alert_type": "group"}}""";
            desk.say(group);
            desk.say(member);
            desk.say(member.replace("n1", "n2"));
            desk.say(group.replace("n1", "n2"));

            assertThat(desk.told(IncidentOpened.class)).hasSize(2);
            assertThat(desk.told(AlertGrouped.class)).hasSize(2);
            assertThat(desk.told(AlertsJoined.class)).hasSize(2);
            assertThat(desk.told(AlertsJoined.class).getLast().cause()).isNotNull();
        }

        @Test
        void makesAGroupAlertAndEndsItWithItsLastMember() {
            String member = """
                    {"trigger": "PodDown", "labels": {"pod": "p", "cluster": "main"},
                     "annotations": {"plk_create_group_if_not_exists__c": "ClusterPods,cluster=~cluster"}}""";
            desk.say(member);
            desk.say(member.replace("\"p\"", "\"q\""));

            assertThat(desk.told(IncidentOpened.class)).singleElement().satisfies(opened -> {
                assertThat(opened.trigger()).isEqualTo("ClusterPods");
                assertThat(opened.alerts()).hasSize(2);
                assertThat(opened.cause()).isEqualTo(opened.alerts().getFirst());
            });
            desk.pass(Duration.ofSeconds(1));
            desk.say(ok(member));
            assertThat(desk.told(AlertResolved.class)).hasSize(1);
            desk.say(ok(member.replace("\"p\"", "\"q\"")));
            assertThat(desk.told(AlertResolved.class)).hasSize(3);
        }

        @Test
        void isDecidedOnceByTwoNodes() {
            try (Intake other = desk.another()) {
                List<CompletableFuture<Receipt>> answers = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    String event = DISK.replace("\"a\"", "\"h" + (i % 10) + "\"");
                    Intake node = i % 2 == 0 ? desk.intake() : other;
                    answers.add(node.submit(desk.delivery(event, null, null)));
                }
                answers.forEach(CompletableFuture::join);
            }

            assertThat(desk.told(IncidentOpened.class)).hasSize(1);
            assertThat(desk.told(AlertFired.class)).hasSize(10);
            assertThat(desk.told(MessageReceived.class)).hasSize(200);
        }

        private void closeAndResolve(IncidentNumber number) {
            desk.pass(Duration.ofSeconds(1));
            desk.say(DISK_OK);
            Ruling ruling = new IncidentCommands(desk.storage, Rulebook::builtIn, Set.of())
                    .handle(
                            new IncidentCommand.CloseIncident(number, desk.now(), "@petr.petrov", "done", null, 0),
                            null);
            assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
        }

        private IncidentNumber openedBy(Receipt receipt) {
            assertThat(receipt.effects()).contains(Effect.RAISED);
            return desk.told(IncidentOpened.class).getLast().number();
        }

        private static String ok(String event) {
            return event.replace("\"labels\"", "\"signal\": \"ok\", \"labels\"");
        }
    }

    private void awaitEvents(Class<?> type, int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (desk.told(type).size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(desk.told(type)).hasSize(count);
    }
}
