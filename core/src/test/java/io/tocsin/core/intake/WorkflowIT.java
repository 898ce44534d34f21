package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentBreached;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentDeadlineNear;
import io.tocsin.core.incident.IncidentHandoverLapsed;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.IncidentWoken;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.incident.WakeReason;
import io.tocsin.core.label.Labels;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** People, alerts and time together, over a real store. */
class WorkflowIT {

    private static final String PETR = "@petr.petrov";
    private static final Duration DAY = Duration.ofHours(24);

    private final Desk desk = new Desk();
    private final IncidentCommands commands = new IncidentCommands(desk.storage, Rulebook::builtIn, Set.of("@admin"));
    private final Timers timers = new Timers(desk.storage, desk::rulebook, desk::now, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        timers.close();
        desk.close();
    }

    @Nested
    class Merging {

        private final IncidentNumber disk = opened(fires("DiskFull", "a"));
        private final IncidentNumber node = opened(fires("NodeDown", "a"));

        @Test
        void letsLaterAlertsOfTheGroupFollow() {
            merge();
            desk.say(fires("DiskFull", "b"));

            assertThat(desk.told(IncidentOpened.class)).hasSize(2);
            assertThat(desk.told(AlertsJoined.class))
                    .singleElement()
                    .satisfies(joined -> assertThat(joined.number()).isEqualTo(node));
            assertThat(members(node)).hasSize(3);
        }

        @Test
        void letsWhatItsAlertsSayLaterCountForTheOther() {
            merge();
            desk.say(fires("DiskFull", "a").replace("{\"trigger\"", "{\"severity\": \"S1\", \"trigger\""));

            assertThat(state(node).severity()).isEqualTo(Severity.S1);
            assertThat(state(disk).severity()).isEqualTo(Severity.S4);
        }

        @Test
        void keepsAnAlertThatComesAgainWithTheOther() {
            merge();
            again(Duration.ofSeconds(1), ok("DiskFull", "a"));
            again(Duration.ofHours(2), fires("DiskFull", "a"));

            assertThat(desk.told(IncidentOpened.class)).hasSize(2);
            assertThat(members(node)).hasSize(2);
        }

        @Test
        void isUndoneByReopening() {
            merge();
            desk.say(fires("DiskFull", "b"));
            carryOut(new IncidentCommand.ReopenIncident(disk, desk.now(), PETR, "was another thing"));

            assertThat(members(disk)).containsExactly(fingerprint("DiskFull", "a"));
            assertThat(members(node)).hasSize(2);
            assertThat(state(disk).mergedInto()).isNull();
            again(Duration.ofSeconds(1), ok("DiskFull", "a"));
            again(Duration.ofSeconds(1), fires("DiskFull", "a"));
            assertThat(members(disk)).containsExactly(fingerprint("DiskFull", "a"));
        }

        @Test
        void findsTheAlertsAlsoWhereTheyWereMergedOnwards() {
            IncidentNumber rack = opened(fires("RackDown", "r"));
            merge();
            carryOut(new IncidentCommand.MergeIncident(node, desk.now(), PETR, rack, null));
            desk.say(fires("DiskFull", "b"));
            assertThat(members(rack)).hasSize(4);

            carryOut(new IncidentCommand.ReopenIncident(disk, desk.now(), PETR, null));
            assertThat(members(disk)).containsExactly(fingerprint("DiskFull", "a"));
            assertThat(desk.told(IncidentSplit.class))
                    .singleElement()
                    .satisfies(split -> assertThat(split.number()).isEqualTo(rack));
        }

        private void merge() {
            carryOut(new IncidentCommand.MergeIncident(disk, desk.now(), PETR, node, null));
            assertThat(state(disk).status()).isEqualTo(IncidentStatus.CLOSED);
            assertThat(desk.told(IncidentAbsorbed.class)).isNotEmpty();
        }
    }

    @Nested
    class Splitting {

        @Test
        void letsTheAlertSpeakForTheNewIncidentAlsoWhereItWasRemembered() {
            IncidentNumber disk = opened(fires("DiskFull", "a"));
            desk.say(fires("DiskFull", "b"));
            Fingerprint b = fingerprint("DiskFull", "b");
            carryOut(new IncidentCommand.SplitIncident(disk, desk.now(), PETR, List.of(b), null));
            IncidentNumber fresh = desk.told(IncidentOpened.class).getLast().number();
            desk.say(fires("DiskFull", "b").replace("{\"trigger\"", "{\"severity\": \"S1\", \"trigger\""));

            assertThat(members(disk)).containsExactly(fingerprint("DiskFull", "a"));
            assertThat(members(fresh)).containsExactly(b);
            assertThat(state(fresh).severity()).isEqualTo(Severity.S1);
            assertThat(state(disk).severity()).isEqualTo(Severity.S4);
            desk.say(fires("DiskFull", "c"));
            assertThat(members(disk)).hasSize(2);
        }
    }

    @Nested
    class Snoozing {

        private final IncidentNumber number = opened(fires("DiskFull", "a"));

        @Test
        void wakesWhenTheLastAlertIsOk() {
            desk.say(fires("DiskFull", "b"));
            snooze(null, true);
            again(Duration.ofSeconds(1), ok("DiskFull", "a"));
            assertThat(state(number).status()).isEqualTo(IncidentStatus.SNOOZED);
            again(Duration.ofSeconds(1), ok("DiskFull", "b"));

            assertThat(woken()).isEqualTo(WakeReason.OK);
            assertThat(state(number).status()).isEqualTo(IncidentStatus.TODO);
        }

        @Test
        void doesNotWakeWhenAnotherAlertComesWithTheLastOk() {
            snooze(null, true);
            again(Duration.ofSeconds(1), "[" + ok("DiskFull", "a") + "," + fires("DiskFull", "b") + "]");

            assertThat(state(number).status()).isEqualTo(IncidentStatus.SNOOZED);
            again(Duration.ofSeconds(1), ok("DiskFull", "b"));
            assertThat(woken()).isEqualTo(WakeReason.OK);
        }

        @Test
        void looksAgainForAnOkThatWasWrittenAtTheSameMoment() {
            snooze(null, true);
            desk.storage.inOneUnit(() ->
                    new JdbcTemplate(desk.storage.dataSource()).update("UPDATE store.alert_head SET open = false"));
            desk.pass(Duration.ofSeconds(5));

            assertThat(timers.fire()).isEqualTo(1);
            assertThat(woken()).isEqualTo(WakeReason.OK);
        }

        @Test
        void wakesWhenItBecomesWorseAndCollectsAlertsMeanwhile() {
            snooze(null, false);
            desk.say(fires("DiskFull", "b"));
            assertThat(state(number).status()).isEqualTo(IncidentStatus.SNOOZED);
            desk.say(fires("DiskFull", "c").replace("{\"trigger\"", "{\"severity\": \"S1\", \"trigger\""));

            assertThat(woken()).isEqualTo(WakeReason.SEVERITY);
            assertThat(members(number)).hasSize(3);
        }

        @Test
        void endsWithItsTime() {
            snooze(desk.now().plus(Duration.ofHours(3)), false);
            desk.pass(Duration.ofHours(3));

            assertThat(timers.fire()).isEqualTo(1);
            assertThat(woken()).isEqualTo(WakeReason.TIME);
            assertThat(timers.fire()).isZero();
        }

        private void snooze(@Nullable Instant until, boolean wakeWhenOk) {
            carryOut(new IncidentCommand.SnoozeIncident(number, desk.now(), PETR, until, wakeWhenOk, null));
        }

        private WakeReason woken() {
            List<IncidentWoken> woken = desk.told(IncidentWoken.class);
            assertThat(woken).hasSize(1);
            return woken.getFirst().reason();
        }
    }

    @Nested
    class Deadlines {

        @Test
        void areWarnedOfAndCountedOnceByHoweverManyNodes() throws InterruptedException {
            for (int i = 0; i < 20; i++) {
                opened(fires("DiskFull" + i, "a"));
            }
            desk.pass(DAY.minusHours(1));
            onTwoNodes();
            assertThat(desk.told(IncidentDeadlineNear.class)).hasSize(20);
            desk.pass(Duration.ofHours(1));
            onTwoNodes();

            assertThat(desk.told(IncidentBreached.class)).hasSize(20);
            assertThat(desk.storage.timers().next()).isEmpty();
        }

        @Test
        void areCaughtUpInOrderAfterAStop() {
            IncidentNumber first = opened(fires("First", "a"));
            desk.pass(Duration.ofMinutes(1));
            IncidentNumber second = opened(fires("Second", "a"));
            desk.pass(Duration.ofMinutes(1));
            IncidentNumber third = opened(fires("Third", "a"));
            carryOut(new IncidentCommand.TakeIncident(second, desk.now(), PETR, null));
            desk.restartAfter(Duration.ofDays(3));

            timers.fire();
            assertThat(desk.told(IncidentBreached.class))
                    .extracting(IncidentBreached::number)
                    .containsExactly(first, third);
            assertThat(desk.told(IncidentDeadlineNear.class)).isEmpty();
        }

        @Test
        void areForgottenWithTheAnswer() {
            IncidentNumber number = opened(fires("DiskFull", "a"));
            assertThat(desk.storage.timers().next()).isPresent();
            carryOut(new IncidentCommand.TakeIncident(number, desk.now(), PETR, null));

            assertThat(desk.storage.timers().next()).isEmpty();
        }

        @Test
        void fireByThemselvesOnceStarted() {
            opened(fires("DiskFull", "a"));
            desk.pass(DAY);
            timers.start();
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (desk.told(IncidentBreached.class).isEmpty() && System.nanoTime() < until) {
                Thread.onSpinWait();
            }

            assertThat(desk.told(IncidentBreached.class)).hasSize(1);
        }

        private void onTwoNodes() throws InterruptedException {
            Timers other = new Timers(desk.storage, desk::rulebook, desk::now, new SimpleMeterRegistry());
            Thread beside = Thread.ofVirtual().start(other::fire);
            timers.fire();
            beside.join();
            timers.fire();
        }
    }

    @Test
    void letsAnOfferLapse() {
        IncidentNumber number = opened(fires("DiskFull", "a"));
        carryOut(new IncidentCommand.TakeIncident(number, desk.now(), PETR, null));
        carryOut(new IncidentCommand.HandOverIncident(number, desk.now(), PETR, "@vasiliy", null));
        desk.pass(DAY);
        timers.fire();

        assertThat(desk.told(IncidentHandoverLapsed.class)).hasSize(1);
        assertThat(state(number).holder()).isEqualTo(PETR);
    }

    @Test
    void changesNothingWhenACommandAboutTwoComesTwice() {
        IncidentNumber disk = opened(fires("DiskFull", "a"));
        IncidentNumber node = opened(fires("NodeDown", "a"));
        IncidentCommand merge = new IncidentCommand.MergeIncident(disk, desk.now(), PETR, node, null);
        commands.handle(merge, "key");
        int events = desk.log().size();

        assertThat(commands.handle(merge, "key")).isEqualTo(new Ruling.Accepted(List.of()));
        assertThat(desk.log()).hasSize(events);
    }

    private void carryOut(IncidentCommand command) {
        assertThat(commands.handle(command, null)).isInstanceOf(Ruling.Accepted.class);
    }

    private IncidentState state(IncidentNumber number) {
        return Objects.requireNonNull(
                desk.storage.incidents().load(List.of(number)).get(number));
    }

    private Set<Fingerprint> members(IncidentNumber number) {
        return desk.storage.members().of(number).keySet();
    }

    private IncidentNumber opened(String event) {
        desk.say(event);
        return desk.told(IncidentOpened.class).getLast().number();
    }

    private void again(Duration after, String event) {
        desk.pass(after);
        desk.say(event);
    }

    private static Fingerprint fingerprint(String trigger, String host) {
        return Fingerprint.of("default", trigger, Labels.of(Map.of("host", host)));
    }

    private static String fires(String trigger, String host) {
        return "{\"trigger\": \"" + trigger + "\", \"labels\": {\"host\": \"" + host + "\"}}";
    }

    private static String ok(String trigger, String host) {
        return "{\"trigger\": \"" + trigger + "\", \"labels\": {\"host\": \"" + host + "\"}, \"signal\": \"ok\"}";
    }
}
