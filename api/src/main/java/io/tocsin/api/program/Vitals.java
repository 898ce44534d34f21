package io.tocsin.api.program;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.api.vitals.Ailment;
import io.tocsin.api.vitals.Burst;
import io.tocsin.api.vitals.Sign;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is asked of the parts to know whether Tocsin is well. */
final class Vitals {

    /** Both threads go round once a second at least, unless they are at something long. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private static final Duration STOPPED_FOR = Duration.ofSeconds(15);

    private final Intake intake;
    private final Timers timers;
    private final Feed feed;
    private final EventStorage storage;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final TocsinSettings.OwnAlertSettings settings;
    private final Burst rejected;

    Vitals(
            Intake intake,
            Timers timers,
            Feed feed,
            EventStorage storage,
            InstantSource clock,
            MeterRegistry registry,
            TocsinSettings.OwnAlertSettings settings) {
        this.intake = intake;
        this.timers = timers;
        this.feed = feed;
        this.storage = storage;
        this.jdbc = new JdbcTemplate(storage.dataSource());
        this.jdbc.setQueryTimeout(1);
        this.clock = clock;
        this.registry = registry;
        this.settings = settings;
        this.rejected = new Burst(settings.rejectedWithin());
    }

    /** What is told by alerts of its own. */
    List<Ailment> ailments() {
        Duration well = settings.settleAfter();
        return List.of(
                new Ailment("ProjectionLag", this::lag, settings.projectionLagFor(), well),
                new Ailment("ProjectionStopped", this::stopped, STOPPED_FOR, well),
                new Ailment("TimersLate", this::timersLate, settings.timersLate(), well),
                new Ailment("MessagesRejected", this::rejections, Duration.ZERO, well));
    }

    /** For what nobody outside should be told that Tocsin is well. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        try {
            jdbc.queryForObject("SELECT 1", Integer.class);
            addIf(troubles, feed.failure().isPresent(), "the projections have stopped");
            addIf(troubles, feed.lag() >= settings.projectionLag(), "the projections are behind");
            addIf(troubles, late().compareTo(settings.timersLate()) >= 0, "timers are late");
        } catch (RuntimeException e) {
            troubles.add("the database does not answer");
        }
        addIf(troubles, isStuck(intake.turned()), "the intake is stuck");
        addIf(troubles, isStuck(timers.turned()), "the timers are stuck");
        return troubles;
    }

    private Sign lag() {
        long events = feed.lag();
        return Sign.of(
                events,
                settings.projectionLag(),
                new Sign.Ill(
                        "What people see is " + events + " events behind what is stored",
                        "New alerts and incidents are kept, but lists and pages show them late. If it goes on growing, look at"
                                + " the load of the database and at tocsin_projection_lag_events."),
                new Sign.Well("What people see is up to date again"));
    }

    private Sign stopped() {
        return feed.failure()
                .<Sign>map(failure -> new Sign.Ill(
                        "The projections have stopped: what people see is not brought up to date",
                        "An event could not be applied. It is tried again and nothing is passed over; messages are stored as"
                                + " ever. The reason, which the log has in full: " + failure))
                .orElseGet(() -> new Sign.Well("The projections go on"));
    }

    private Sign timersLate() {
        long seconds = late().toSeconds();
        return Sign.of(
                seconds,
                Math.max(1, settings.timersLate().toSeconds()),
                new Sign.Ill(
                        "Deadlines and snoozes are " + seconds + " s late",
                        "Warnings, breaches, the ends of snoozes and of offers happen late. They happen all the same, once and"
                                + " in order, when the timers catch up. Look at tocsin_timers_failures_total and at the log."),
                new Sign.Well("Deadlines and snoozes are on time again"));
    }

    private Sign rejections() {
        double all = registry.counter("tocsin.messages.rejected").count();
        long count = rejected.risen(all, clock.instant());
        String within = settings.rejectedWithin().toMinutes() + " min";
        return Sign.of(
                count,
                settings.rejectedMessages(),
                new Sign.Ill(
                        count + " messages within " + within + " could not be understood",
                        "They are kept, but became no alerts. GET /api/v1/messages?state=rejected tells who sent them and what"
                                + " is wrong with each."),
                new Sign.Well("Messages are understood again"));
    }

    /** By the store, and not by the timers' own word: they may be dead. */
    private Duration late() {
        Instant now = clock.instant();
        Instant next = storage.timers().next().orElse(now);
        return next.isBefore(now) ? Duration.between(next, now) : Duration.ZERO;
    }

    private boolean isStuck(Instant turned) {
        return turned.isBefore(clock.instant().minus(STUCK_AFTER));
    }

    private static void addIf(List<String> troubles, boolean trouble, String text) {
        if (trouble) {
            troubles.add(text);
        }
    }
}
