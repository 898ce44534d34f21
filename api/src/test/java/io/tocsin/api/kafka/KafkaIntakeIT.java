package io.tocsin.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRejected;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KafkaIntakeIT {

    private static final String V2 = """
            [{"labels": {"alertname": "NodeDown", "instance": "a"}, "annotations": {"summary": "a is down"}},
             {"labels": {"alertname": "NodeDown", "instance": "b"}}]""";

    private static KafkaForTests kafka;
    private Stand stand;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaForTests.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void open() {
        stand = new Stand(kafka);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Nested
    class Records {

        @Test
        void becomeAlertsWhateverTheShapeOfTheirBodies() {
            stand.send(Stand.event(1));
            stand.send("{\"events\": [" + Stand.event(2) + "," + Stand.event(3) + "]}");
            stand.send("[" + Stand.event(4) + "]");
            stand.send(0, Stand.event(5) + "\n" + Stand.event(6), Map.of("content-type", "application/x-ndjson"));
            stand.node();
            stand.awaitNext(4);

            assertThat(stand.told(AlertFired.class)).hasSize(6);
            assertThat(stand.told(MessageReceived.class)).allSatisfy(message -> {
                assertThat(message.envelope().source()).isEqualTo("kafka");
                assertThat(message.envelope().format()).isEqualTo(Format.NATIVE);
            });
        }

        @Test
        void areReadInTheFormatThatTheirHeaderNames() {
            stand.send(0, V2, Map.of("tocsin-format", "alertmanager-v2", "tocsin-source", "prometheus-main"));
            stand.node();
            stand.awaitNext(1);

            assertThat(stand.told(AlertFired.class)).hasSize(2);
            assertThat(stand.told(MessageReceived.class)).singleElement().satisfies(message -> {
                assertThat(message.envelope().source()).isEqualTo("prometheus-main");
                assertThat(message.envelope().format()).isEqualTo(Format.ALERTMANAGER_V2);
            });
        }

        @Test
        void areKeptAndRejectedWhereTheyCannotBeReadAndTheNextOnesGoOn() {
            stand.send("{\"trigger\": 7}");
            stand.send(0, Stand.event(1), Map.of("tocsin-format", "smoke-signals"));
            stand.send(0, Stand.event(2), Map.of("tocsin-source", "a\0b"));
            stand.send(0, null, Map.of());
            stand.send(Stand.event(3));
            Node node = stand.node();
            stand.awaitNext(5);

            assertThat(stand.told(AlertFired.class)).hasSize(1);
            assertThat(stand.told(MessageRejected.class))
                    .extracting(message -> message.faults().getFirst().message())
                    .satisfiesExactly(
                            trigger -> assertThat(trigger).contains("number"),
                            format -> assertThat(format)
                                    .contains("alertmanager-v2")
                                    .contains("\"smoke-signals\""),
                            source -> assertThat(source).contains("tocsin-source"),
                            tombstone -> assertThat(tombstone).contains("tombstone"));
            assertThat(stand.told(MessageRejected.class).get(1).envelope().format())
                    .isEqualTo(Format.UNKNOWN);
            Stand.await("all are counted", () -> node.count("tocsin.kafka.records") == 5);
        }

        @Test
        void changeNothingWhenTheirKeyCameBefore() {
            stand.send(0, Stand.event(1), Map.of("idempotency-key", "k"));
            stand.send(0, Stand.event(1), Map.of("idempotency-key", "k"));
            stand.send(0, Stand.event(2), Map.of("idempotency-key", "k"));
            stand.send(Stand.event(3));
            stand.node();
            stand.awaitNext(4);

            assertThat(stand.told(MessageReceived.class)).hasSize(2);
            assertThat(stand.told(AlertFired.class)).hasSize(2);
        }
    }

    @Nested
    class EachRecordCountsOnce {

        @Test
        void thoughThreeGroupsDeliverAllOfThem() {
            stand.sendEvents(0, 3_000);
            stand.node("a", IntakeSettings.defaults());
            stand.node("b", IntakeSettings.defaults());
            stand.node("c", IntakeSettings.defaults());
            stand.awaitNext(3_000);

            stand.assertStoredOnce(3_000);
        }

        @Test
        void whenKafkaHasForgottenHowFarItWasRead() {
            stand.sendEvents(0, 300);
            Node first = stand.node();
            stand.awaitNext(300);
            first.close();
            stand.admin(
                    admin -> admin.deleteConsumerGroups(List.of(stand.topic)).all());
            stand.sendEvents(300, 400);
            Node second = stand.node();
            stand.awaitNext(400);

            stand.assertStoredOnce(400);
            assertThat(second.count("tocsin.messages.received")).isEqualTo(100);
        }

        @Test
        void whileNodesComeAndGo() {
            Node first = stand.node();
            AtomicLong backwards = new AtomicLong();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> stand.sendEvents(0, 20_000));
            CompletableFuture<Void> watching = CompletableFuture.runAsync(() -> {
                long last = 0;
                while (last < 20_000) {
                    long next = stand.next();
                    if (next < last) {
                        backwards.incrementAndGet();
                    }
                    last = next;
                }
            });
            stand.awaitNext(1_000);
            Node second = stand.node();
            stand.awaitNext(5_000);
            first.close();
            stand.node();
            stand.awaitNext(10_000);
            second.close();
            sending.join();
            stand.awaitNext(20_000);

            watching.join();
            stand.assertStoredOnce(20_000);
            assertThat(backwards).hasValue(0);
        }

        @Test
        void whenTheBrokerIsKilledUnderLoad() {
            Node node = stand.node();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> stand.sendEvents(0, 6_000));
            stand.awaitNext(500);
            kafka.kill();
            kafka.restart();
            sending.join();
            stand.flush();
            stand.awaitNext(6_000);

            stand.assertStoredOnce(6_000);
            Stand.await("nothing is left", () -> node.kafka.lag() == 0);
        }

        @Test
        void whenTheDatabaseIsAwayForAWhile() {
            Node node = stand.node();
            stand.sendEvents(0, 100);
            stand.awaitNext(100);
            stand.link.cut();
            stand.sendEvents(100, 3_000);
            Stand.await("it is tried again", () -> node.count("tocsin.kafka.retries") > 5);
            stand.link.connect();
            stand.awaitNext(3_000);

            stand.assertStoredOnce(3_000);
        }

        @Test
        void whenTheIntakeRefusesMostOfThem() {
            stand.sendEvents(0, 3_000);
            IntakeSettings narrow = new IntakeSettings(50, 1 << 20, 20, 1_000, 100);
            Node node = stand.node("", narrow);
            stand.awaitNext(3_000);

            stand.assertStoredOnce(3_000);
            assertThat(node.count("tocsin.kafka.retries")).isPositive();
        }
    }

    @Nested
    class Starting {

        @Test
        void waitsForABrokerThatIsAway() {
            stand.sendEvents(0, 10);
            stand.flush();
            kafka.kill();
            Node node = stand.node();
            Stand.await("it is told", () -> !node.kafka.isHealthy());
            assertThat(node.kafka.trouble())
                    .hasValueSatisfying(text -> assertThat(text).contains("No Kafka broker"));
            kafka.restart();
            stand.awaitNext(10);

            Stand.await("it is well again", node.kafka::isHealthy);
            stand.assertStoredOnce(10);
        }

        @Test
        void waitsForADatabaseThatIsAway() {
            stand.sendEvents(0, 10);
            Node node = stand.node();
            stand.awaitNext(10);
            stand.link.cut();
            stand.sendEvents(10, 20);
            Stand.await("it is told", () -> !node.kafka.isHealthy());
            stand.link.connect();
            stand.awaitNext(20);

            Stand.await("it is well again", node.kafka::isHealthy);
        }

        @Test
        void waitsForATopicThatIsNotThereYet() {
            stand.admin(admin -> admin.deleteTopics(List.of(stand.topic)).all());
            stand.node();
            stand.createTopic();
            stand.sendEvents(0, 10);
            stand.awaitNext(10);

            stand.assertStoredOnce(10);
        }
    }

    @Nested
    class WhereTheStoredOffsetIsGone {

        @Test
        void goesOnWithTheFirstRecordThatRetentionHasLeft() {
            stand.send(Stand.event(0));
            Node first = stand.node();
            stand.awaitNext(1);
            first.close();
            for (int i = 1; i < 10; i++) {
                stand.send(Stand.event(i));
            }
            stand.flush();
            stand.admin(admin -> admin.deleteRecords(
                            Map.of(new TopicPartition(stand.topic, 0), RecordsToDelete.beforeOffset(5)))
                    .all());
            stand.node();
            stand.awaitNext(10);

            assertThat(stand.positions()).extracting(p -> p.offset()).containsExactly(0L, 5L, 6L, 7L, 8L, 9L);
        }

        @Test
        void readsATopicThatWasMadeAnewFromItsStart() {
            for (int i = 0; i < 10; i++) {
                stand.send(Stand.event(i));
            }
            Node first = stand.node();
            stand.awaitNext(10);
            first.close();
            stand.admin(admin -> admin.deleteTopics(List.of(stand.topic)).all());
            stand.createTopic();
            stand.send(Stand.event(10));
            stand.send(Stand.event(11));
            stand.flush();
            stand.node();
            Stand.await("both are stored", () -> stand.told(AlertFired.class).size() == 12);

            assertThat(stand.next(0)).isEqualTo(2);
        }
    }
}
