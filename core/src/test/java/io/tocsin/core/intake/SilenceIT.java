package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.source.SourceFellSilent;
import io.tocsin.core.source.SourceSpokeAgain;
import io.tocsin.core.source.SourceUnwatched;
import io.tocsin.core.store.KnownAlert;
import io.tocsin.core.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sources that fall silent and speak again, over a real database. */
class SilenceIT {

    private static final String RULES = """
            projects: {shop: {service_level: Gold}}
            sources:
              - {name: main, type: native, project: shop, silent_after: 10s}
              - {name: hook, type: native, project: shop, silent_after: 10s}
              - {name: quiet, type: native, project: shop}
            """;
    private static final String EDGES = """
            {"trigger": "DiskFull", "labels": {"host": "a"}}""";
    private static final String REPEATS = """
            {"trigger": "QueueStuck", "resendEvery": "1h"}""";
    private static final Fingerprint DISK = Fingerprint.of("shop", "DiskFull", Labels.of(Map.of("host", "a")));
    private static final Fingerprint QUEUE = Fingerprint.of("shop", "QueueStuck", Labels.none());
    private static final Fingerprint SILENT =
            Fingerprint.of("shop", "SourceSilent", Labels.of(Map.of("source", "main")));

    /** In seconds; whoever does not look for longer than a quarter of a minute was not there. */
    private static final int STEP = 5;

    private final Desk desk = new Desk();

    @BeforeEach
    void follow() {
        desk.follow(RULES);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class FallingSilent {

        @Test
        void isToldByAnAlertOfItsProjectThatOpensAnIncident() {
            say("main", EDGES);
            fallSilent();

            assertThat(status(SILENT)).isEqualTo(Status.FIRING);
            assertThat(desk.told(SourceFellSilent.class)).singleElement().satisfies(silent -> {
                assertThat(silent.source()).isEqualTo("main");
                assertThat(silent.since()).isEqualTo(silent.heard().plusSeconds(10));
            });
            assertThat(desk.told(IncidentOpened.class).getLast()).satisfies(incident -> {
                assertThat(incident.project()).isEqualTo("shop");
                assertThat(incident.trigger()).isEqualTo("SourceSilent");
                assertThat(incident.severity()).isEqualTo(Severity.S3);
                assertThat(incident.title()).isEqualTo("The source main has said nothing for 10s");
            });
        }

        @Test
        void isWrittenTogetherWithWhatItIsToldBy() {
            say("main", EDGES);
            fallSilent();

            List<String> kinds = desk.log().stream()
                    .map(StoredEvent::event)
                    .dropWhile(event -> !(event instanceof SourceFellSilent))
                    .limit(4)
                    .map(event -> event.getClass().getSimpleName())
                    .toList();
            assertThat(kinds).containsExactly("SourceFellSilent", "AlertFired", "IncidentOpened", "MessageReceived");
        }

        @Test
        void makesItsAlertsUnknownWhateverTheyPromised() {
            say("main", EDGES);
            say("main", REPEATS);
            say("quiet", "{\"trigger\": \"Other\"}");
            fallSilent();
            await(() -> desk.told(AlertWentUnknown.class).size() == 2);

            assertThat(desk.told(AlertWentUnknown.class))
                    .extracting(AlertWentUnknown::fingerprint)
                    .containsExactlyInAnyOrder(DISK, QUEUE);
            assertThat(desk.told(AlertWentUnknown.class))
                    .allSatisfy(unknown -> assertThat(unknown.since())
                            .isEqualTo(
                                    desk.told(SourceFellSilent.class).getFirst().since()));
            assertThat(desk.told(AlertResolved.class)).isEmpty();
        }

        @Test
        void isNotedOnceHoweverLongItLasts() {
            say("main", EDGES);
            fallSilent();
            pass(30);

            assertThat(desk.told(SourceFellSilent.class)).hasSize(1);
            assertThat(desk.told(AlertFired.class).stream()
                            .filter(fired -> fired.fingerprint().equals(SILENT)))
                    .hasSize(1);
        }

        @Test
        void isNotNotedOfOneThatNobodyWatchesOrThatNeverSpoke() {
            say("quiet", EDGES);
            pass(60);

            assertThat(desk.told(SourceFellSilent.class)).isEmpty();
            assertThat(desk.intake().sources()).extracting(HeardSource::source).containsExactly("quiet");
        }

        @Test
        void isHeldOffByHeartbeats() {
            say("main", EDGES);
            for (int i = 0; i < 5; i++) {
                desk.intake().heartbeat("main");
                pass(8);
            }

            assertThat(desk.told(SourceFellSilent.class)).isEmpty();
            assertThat(desk.told(MessageReceived.class)).hasSize(1);
        }

        @Test
        void takesSeveralTransactionsForManyAlerts() {
            String many = IntStream.range(0, 5_000)
                    .mapToObj(i -> "{\"trigger\": \"NodeDown\", \"labels\": {\"node\": \"n" + i + "\"}}")
                    .collect(Collectors.joining("\n"));
            say("main", many);
            fallSilent();
            await(() -> desk.told(AlertWentUnknown.class).size() == 5_000);

            assertThat(desk.told(AlertWentUnknown.class).stream()
                            .map(AlertWentUnknown::fingerprint)
                            .distinct())
                    .hasSize(5_000);
        }
    }

    @Nested
    class SpeakingAgain {

        @Test
        void settlesTheAlertAboutIt() {
            say("main", EDGES);
            fallSilent();

            desk.intake().heartbeat("main");
            await(() -> !desk.told(SourceSpokeAgain.class).isEmpty());

            assertThat(desk.told(AlertResolved.class))
                    .singleElement()
                    .satisfies(resolved -> assertThat(resolved.fingerprint()).isEqualTo(SILENT));
            assertThat(status(SILENT)).isEqualTo(Status.OK);
        }

        @Test
        void letsItsLastWordAtAnEdgeCountAgain() {
            say("main", EDGES);
            fallSilent();
            await(() -> status(DISK) == Status.UNKNOWN);

            desk.intake().heartbeat("main");
            await(() -> status(DISK) == Status.FIRING);

            assertThat(desk.told(AlertReinstated.class)).hasSize(1);
            assertThat(desk.told(AlertFired.class).stream()
                            .filter(fired -> fired.fingerprint().equals(DISK)))
                    .hasSize(1);
        }

        @Test
        void leavesUnknownWhatItPromisedToRepeatUntilItDoes() {
            say("main", REPEATS);
            fallSilent();
            await(() -> status(QUEUE) == Status.UNKNOWN);

            desk.intake().heartbeat("main");
            await(() -> !desk.told(SourceSpokeAgain.class).isEmpty());
            assertThat(status(QUEUE)).isEqualTo(Status.UNKNOWN);

            pass(1);
            say("main", REPEATS);
            assertThat(status(QUEUE)).isEqualTo(Status.FIRING);
            pass(3);
            assertThat(desk.told(AlertResumed.class)).hasSize(1);
            assertThat(desk.told(AlertWentUnknown.class)).hasSize(1);
        }

        @Test
        void makesRoomForTheNextSilence() {
            say("main", EDGES);
            fallSilent();
            desk.intake().heartbeat("main");
            await(() -> desk.told(SourceSpokeAgain.class).size() == 1);

            pass(12);
            await(() -> desk.told(SourceFellSilent.class).size() == 2);
            await(() -> status(SILENT) == Status.FIRING);

            assertThat(desk.log().stream().filter(e -> e.stream().equals("source-main")))
                    .extracting(StoredEvent::sequence)
                    .containsExactly(0L, 1L, 2L);
        }
    }

    @Nested
    class Rules {

        @Test
        void thatAskNoMoreEndASilence() {
            say("main", EDGES);
            fallSilent();
            await(() -> status(DISK) == Status.UNKNOWN);

            desk.follow(RULES.replace("main, type: native, project: shop, silent_after: 10s", "main, type: native"));
            pass(1);
            await(() -> !desk.told(SourceUnwatched.class).isEmpty());
            await(() -> status(DISK) == Status.FIRING);

            assertThat(status(SILENT)).isEqualTo(Status.OK);
            assertThat(desk.told(SourceSpokeAgain.class)).isEmpty();
        }

        @Test
        void changeNothingOfWhatTocsinSaysItself() {
            desk.follow(RULES + "identity: [{match: '', ignore: [source]}]\n");
            say("main", EDGES);
            fallSilent();
            desk.intake().heartbeat("main");
            await(() -> status(SILENT) == Status.OK);

            assertThat(desk.told(AlertResolved.class)).hasSize(1);
        }
    }

    @Nested
    class ARestart {

        @Test
        void grantsPatienceAnew() {
            say("main", EDGES);
            pass(6);
            desk.restartAfter(Duration.ofHours(3));

            pass(9);
            assertThat(desk.told(SourceFellSilent.class)).isEmpty();
            pass(2);
            await(() -> !desk.told(SourceFellSilent.class).isEmpty());
        }

        @Test
        void forgetsNoSilence() {
            say("main", EDGES);
            fallSilent();
            await(() -> status(DISK) == Status.UNKNOWN);
            desk.restartAfter(Duration.ofHours(3));
            pass(20);

            assertThat(desk.told(SourceFellSilent.class)).hasSize(1);
            assertThat(status(DISK)).isEqualTo(Status.UNKNOWN);
            assertThat(desk.intake().sources())
                    .singleElement()
                    .satisfies(source -> assertThat(source.silentSince()).isNotNull());

            desk.intake().heartbeat("main");
            await(() -> status(DISK) == Status.FIRING);
            assertThat(status(SILENT)).isEqualTo(Status.OK);
        }

        @Test
        void takesASleepForAnAbsence() {
            say("main", EDGES);
            desk.pass(Duration.ofHours(1));
            pass(8);

            assertThat(desk.told(SourceFellSilent.class)).isEmpty();
        }
    }

    @Nested
    class AnotherNode {

        @Test
        void tellsOfASilenceOnce() {
            try (Intake other = desk.another()) {
                say("main", EDGES);
                other.heartbeat("main");
                fallSilent();
                pass(12);

                assertThat(desk.told(SourceFellSilent.class)).hasSize(1);
                assertThat(desk.told(IncidentOpened.class).stream()
                                .filter(incident -> incident.trigger().equals("SourceSilent")))
                        .hasSize(1);

                other.heartbeat("main");
                await(() -> !desk.told(SourceSpokeAgain.class).isEmpty());
                await(() -> {
                    desk.pass(Duration.ofSeconds(1));
                    return desk.intake().sources().iterator().next().silentSince() == null;
                });
                assertThat(desk.told(SourceSpokeAgain.class)).hasSize(1);
            }
        }
    }

    private void fallSilent() {
        pass(11);
        await(() -> !desk.told(SourceFellSilent.class).isEmpty());
    }

    /** In steps, as time passes, and so that each is noticed. */
    private void pass(int seconds) {
        for (int left = seconds; left > 0; left -= STEP) {
            desk.pass(Duration.ofSeconds(Math.min(STEP, left)));
            Instant now = desk.now();
            await(() -> !desk.intake().turned().isBefore(now));
        }
    }

    private void say(String source, String body) {
        Instant now = desk.now();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String type = body.contains("\n") ? "application/x-ndjson" : "application/json";
        desk.say(new Delivery(MessageId.next(now), source, Format.NATIVE, type, bytes, now, null, null));
    }

    private Status status(Fingerprint alert) {
        KnownAlert known = desk.storage.alerts().load(List.of(alert)).get(alert);
        return known == null ? Status.NONE : known.state().status();
    }

    private static void await(BooleanSupplier come) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
