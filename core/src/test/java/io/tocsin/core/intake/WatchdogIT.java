package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.label.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts that always fire, and what is made of their absence. */
class WatchdogIT {

    private static final String WATCHDOG = """
            {"trigger": "Watchdog", "labels": {"cluster": "a", "severity": "none"}, "resendEvery": "20s"}""";
    private static final String WATCHDOG_OK = """
            {"trigger": "Watchdog", "labels": {"cluster": "a", "severity": "none"}, "signal": "ok"}""";
    private static final Fingerprint BEAT = Fingerprint.of("default", "Watchdog", Labels.of(Map.of("cluster", "a")));
    private static final Fingerprint MISSING = Fingerprint.of(
            "default", "WatchdogMissing", Labels.of(new TreeMap<>(Map.of("cluster", "a", "watchdog", "Watchdog"))));

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void opensNoIncidentWhileItFires() {
        desk.say(WATCHDOG);
        desk.say(WATCHDOG.replace("Watchdog", "DeadMansSwitch"));

        assertThat(desk.told(AlertFired.class)).hasSize(2);
        assertThat(desk.told(IncidentOpened.class)).isEmpty();
    }

    @Test
    void isMissedWhenItsPromiseIsBroken() {
        desk.say(WATCHDOG);
        desk.pass(Duration.ofSeconds(61));
        await(() -> status(MISSING) == Status.FIRING);

        assertThat(status(BEAT)).isEqualTo(Status.UNKNOWN);
        assertThat(desk.told(IncidentOpened.class)).singleElement().satisfies(incident -> {
            assertThat(incident.trigger()).isEqualTo("WatchdogMissing");
            assertThat(incident.title()).isEqualTo("The heartbeat Watchdog of test is missing");
        });
    }

    @Test
    void isMissedWhenItIsOk() {
        desk.say(WATCHDOG);
        desk.pass(Duration.ofSeconds(1));
        desk.say(WATCHDOG_OK);

        assertThat(status(MISSING)).isEqualTo(Status.FIRING);
    }

    @Test
    void isMissedNoMoreWhenItFiresAgain() {
        desk.say(WATCHDOG);
        desk.pass(Duration.ofSeconds(61));
        await(() -> status(MISSING) == Status.FIRING);
        desk.restart();

        desk.say(WATCHDOG);
        assertThat(status(MISSING)).isEqualTo(Status.OK);

        desk.pass(Duration.ofSeconds(1));
        desk.say(WATCHDOG_OK);
        assertThat(status(MISSING)).isEqualTo(Status.FIRING);
        desk.pass(Duration.ofSeconds(1));
        desk.say(WATCHDOG);
        assertThat(status(MISSING)).isEqualTo(Status.OK);
        assertThat(desk.told(AlertResolved.class).stream()
                        .filter(resolved -> resolved.fingerprint().equals(MISSING)))
                .hasSize(2);
    }

    @Test
    void saysNothingOfOneThatCameForTheFirstTime() {
        desk.say(WATCHDOG);

        assertThat(desk.storage.alerts().load(List.of(MISSING))).isEmpty();
    }

    @Test
    void hasTheNameThatTheRulebookGivesIt() {
        desk.follow("sources: [{name: test, type: native, heartbeat: Pulse}]");
        desk.say(WATCHDOG.replace("Watchdog", "Pulse"));
        assertThat(desk.told(IncidentOpened.class)).isEmpty();

        desk.say(WATCHDOG);
        assertThat(desk.told(IncidentOpened.class)).hasSize(1);
    }

    @Test
    void isAConsequenceOfTheSilenceOfItsSource() {
        desk.follow("sources: [{name: test, type: native, silent_after: 70s}]");
        desk.say(WATCHDOG);
        for (int i = 0; i < 80; i += 10) {
            desk.pass(Duration.ofSeconds(10));
            var now = desk.now();
            await(() -> !desk.intake().turned().isBefore(now));
        }
        Fingerprint silent = Fingerprint.of("default", "SourceSilent", Labels.of(Map.of("source", "test")));
        await(() -> desk.told(AlertGrouped.class).size() == 1);

        assertThat(desk.told(IncidentOpened.class)).hasSize(1);
        assertThat(desk.told(AlertsJoined.class)).singleElement().satisfies(joined -> {
            assertThat(joined.alerts()).containsExactly(silent);
            assertThat(joined.cause()).isEqualTo(silent);
        });
        assertThat(desk.told(AlertGrouped.class)).singleElement().satisfies(grouped -> {
            assertThat(grouped.fingerprint()).isEqualTo(MISSING);
            assertThat(grouped.under()).isEqualTo(silent);
        });
    }

    private Status status(Fingerprint alert) {
        var known = desk.storage.alerts().load(List.of(alert)).get(alert);
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
