package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.store.Append;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that close incidents, over a real store. */
class ClosingIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PETR = "@petr.petrov";

    private final Desk desk = new Desk();
    private final IncidentCommands commands = new IncidentCommands(desk.storage, desk::rulebook, Set.of());
    private final Timers timers = new Timers(desk.storage, desk::rulebook, desk::now, new SimpleMeterRegistry());

    ClosingIT() {
        desk.follow("closing:\n  - {match: '~host = a', close_when_ok_after: 10m}\n");
    }

    @AfterEach
    void close() {
        timers.close();
        desk.close();
    }

    @Test
    void closeWhenAllHasBeenOkForLongEnoughAndSayWhy() {
        desk.say(fires("a"));
        desk.say(fires("b"));
        desk.say(ends("a"));
        after(Duration.ofMinutes(30));
        assertThat(closed()).isEmpty();

        desk.say(ends("b"));
        Instant ok = desk.told(AlertResolved.class).getLast().on();
        after(Duration.ofMinutes(9));
        assertThat(closed()).isEmpty();
        after(MINUTE.multipliedBy(2));

        assertThat(closed()).singleElement().satisfies(event -> {
            assertThat(event.okSince()).isEqualTo(ok);
            assertThat(event.rulebook()).isEqualTo(1);
            assertThat(event.rule()).isEqualTo("line 2: ~host = a when OK for 10m");
        });
        after(Duration.ofHours(1));
        assertThat(closed()).hasSize(1);
        assertThat(desk.storage.timers().next()).isEmpty();
    }

    @Test
    void leaveOthersToPeople() {
        desk.say(fires("b"));
        desk.say(ends("b"));
        after(Duration.ofHours(1));

        assertThat(closed()).isEmpty();
    }

    @Test
    void waitAnewAfterAnAlertCameBack() {
        desk.say(fires("a"));
        desk.say(ends("a"));
        after(Duration.ofMinutes(9));
        desk.say(fires("a"));
        after(Duration.ofMinutes(9));
        desk.say(ends("a"));
        after(Duration.ofMinutes(9));
        assertThat(closed()).isEmpty();

        after(MINUTE.multipliedBy(2));
        assertThat(closed()).hasSize(1);
    }

    @Test
    void leaveAnIncidentOpenWhoseAlertComesAgainAndAgain() {
        for (int i = 0; i < 3; i++) {
            desk.say(fires("a"));
            after(MINUTE);
            desk.say(ends("a"));
            after(MINUTE);
        }
        after(Duration.ofMinutes(50));
        assertThat(closed()).isEmpty();

        after(Duration.ofMinutes(6));
        assertThat(closed()).hasSize(1);
    }

    @Test
    void closeWhatHappenedAndDoesNotLast() {
        desk.say(fires("a").replace("\"labels\"", "\"kind\": \"instant\", \"labels\""));
        after(Duration.ofMinutes(5));
        desk.say(fires("a").replace("\"labels\"", "\"kind\": \"instant\", \"labels\""));
        after(Duration.ofMinutes(9));
        assertThat(closed()).isEmpty();

        after(MINUTE.multipliedBy(2));
        assertThat(closed()).hasSize(1);
    }

    @Test
    void countFromTheReopening() {
        desk.say(fires("a"));
        desk.say(ends("a"));
        after(Duration.ofMinutes(11));
        assertThat(closed()).hasSize(1);

        after(Duration.ofHours(2));
        assertThat(commands.handle(
                        new IncidentCommand.ReopenIncident(desk.lastOpened(), desk.now(), PETR, "look again"), null))
                .isInstanceOf(Ruling.Accepted.class);
        after(Duration.ofMinutes(9));
        assertThat(closed()).hasSize(1);
        after(MINUTE.multipliedBy(2));
        assertThat(closed()).hasSize(2);
    }

    @Test
    void opensAgainWhatAnAlertFiredInWhileItWasBeingClosed() {
        desk.say(fires("a"));
        closeBehindTheBackOf(desk);

        after(Duration.ofSeconds(6));

        assertThat(desk.told(IncidentReopened.class))
                .singleElement()
                .satisfies(event -> assertThat(event.status()).isEqualTo(IncidentStatus.TODO));
        after(Duration.ofHours(1));
        assertThat(desk.told(IncidentReopened.class)).hasSize(1);
    }

    @Test
    void leavesClosedWhatAPersonClosedWhileAlertsFire() {
        desk.say(fires("a"));
        desk.say(fires("b"));
        commands.handle(new IncidentCommand.CloseIncident(desk.lastOpened(), desk.now(), PETR, null, "known", 2), null);
        desk.say(ends("a"));
        after(Duration.ofMinutes(2));

        assertThat(desk.told(IncidentReopened.class)).isEmpty();
        assertThat(closed()).isEmpty();
    }

    @Test
    void costNothingWithoutRules() {
        desk.follow("{}");
        desk.say(fires("a"));
        desk.say(ends("a"));
        Instant next = desk.storage.timers().next().orElseThrow();

        assertThat(next).isAfter(desk.now().plus(Duration.ofHours(1)));
        assertThat(desk.told(IncidentOpened.class)).hasSize(1);
    }

    /** As another node does that has seen the alert OK. */
    private void closeBehindTheBackOf(Desk other) {
        other.storage.inOneUnit(() -> {
            IncidentClosedByRule event =
                    new IncidentClosedByRule(other.lastOpened(), other.now(), other.now(), 1, "line 2: …");
            other.storage.append(List.of(new Append(event.number().stream(), 1, event)));
            other.storage.timers().look(Set.of(event.number()), other.now().plusSeconds(5));
            return event;
        });
    }

    private List<IncidentClosedByRule> closed() {
        return desk.told(IncidentClosedByRule.class);
    }

    private void after(Duration time) {
        desk.pass(time);
        timers.fire();
    }

    private static String fires(String host) {
        return "{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"" + host + "\"}}";
    }

    private static String ends(String host) {
        return fires(host).replace("\"labels\"", "\"signal\": \"ok\", \"labels\"");
    }
}
