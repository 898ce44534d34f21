package io.tocsin.api.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts everything on the agenda and lets it happen, moment by moment. */
final class Month {

    private static final Logger LOG = LoggerFactory.getLogger(Month.class);
    private static final int ORDINARY_MESSAGES_PER_DAY = 700;
    private static final Duration TELL_EVERY = Duration.ofDays(5);

    private final Stage stage;
    private final Agenda agenda = new Agenda();
    private final DemoSettings settings;
    private final Instant begin;
    private final Instant end;
    private final Upkeep upkeep;
    private final Dice dice;

    Month(Stage stage, Dice dice, DemoSettings settings, Instant begin, Instant end, @Nullable Path runbooks) {
        this.stage = stage;
        this.settings = settings;
        this.begin = begin;
        this.end = end;
        this.dice = dice;
        this.upkeep = new Upkeep(stage, agenda, dice.split(), runbooks);
    }

    void play() {
        stage.moveTo(begin);
        upkeep.first();
        Duty duty = new Duty(stage, agenda, dice.split(), end);
        stage.settle(duty::read);
        sow();
        agenda.at(begin.plus(Duration.between(begin, end).multipliedBy(3).dividedBy(5)), upkeep::second);
        tell(begin.plus(TELL_EVERY));
        for (Instant next = next(); next != null && !next.isAfter(end); next = next()) {
            stage.moveTo(next);
            agenda.run(next);
            stage.settle(duty::read);
        }
        stage.moveTo(end);
        upkeep.last();
        stage.look();
        stage.settle(duty::read);
    }

    private void sow() {
        Troubles troubles = new Troubles(stage, agenda, dice.split());
        troubles.repeat(begin);
        Kind.all().forEach(kind -> troubles.sow(kind, begin, end));
        new Plots(stage, agenda, dice.split(), troubles, begin, end).sow();
        Chatter chatter = new Chatter(stage, agenda, dice.split());
        long times = Duration.ofDays(1).dividedBy(Prometheus.REPEATS_EVERY);
        int further = Math.max(0, settings.messagesPerDay() - ORDINARY_MESSAGES_PER_DAY);
        chatter.jobs(begin, Math.toIntExact(further / times));
        chatter.deployments(begin, end);
        chatter.mistakes(begin, end);
        upkeep.mutes(begin, end);
    }

    private @Nullable Instant next() {
        Instant wanted = agenda.next();
        Instant due = stage.due();
        return wanted == null || (due != null && due.isBefore(wanted)) ? due : wanted;
    }

    private void tell(Instant moment) {
        agenda.at(moment, () -> {
            LOG.info("The demo has come to {}: {} messages, {} events", moment, stage.messages(), stage.events());
            tell(moment.plus(TELL_EVERY));
        });
    }
}
