package io.tocsin.api.demo;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentCommand.DescribeIncident;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.incident.IncidentCommand.RelateIncident;
import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.Relation;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rarer things that people do with an incident which they have taken. */
final class Handiwork {

    private final Stage stage;
    private final Agenda agenda;
    private final Dice dice;
    private final CaseBook book;

    Handiwork(Stage stage, Agenda agenda, Dice dice, CaseBook book) {
        this.stage = stage;
        this.agenda = agenda;
        this.dice = dice;
        this.book = book;
    }

    /** @param way from 0.46 to 1, by which it is chosen what is done; nothing in about a third of all cases */
    void onto(Case one, double way) {
        if (way < 0.53) {
            in(4, 30, one, () -> describe(one));
        } else if (way < 0.55) {
            in(4, 20, one, () -> pin(one));
        } else if (way < 0.66) {
            in(20, 90, one, () -> snooze(one));
        } else if (way < 0.70) {
            in(3, 25, one, () -> merge(one));
        } else if (way < 0.73) {
            in(3, 25, one, () -> relate(one));
        } else if (way < 0.76) {
            in(5, 25, one, () -> split(one));
        }
    }

    private void describe(Case one) {
        stage.command(new DescribeIncident(
                one.number,
                stage.now(),
                one.holder,
                null,
                "What we know: " + dice.pick(Phrases.FINDING) + ".\n\nNext: " + dice.pick(Phrases.FINDING) + ".",
                null));
    }

    private void pin(Case one) {
        Severity severity = dice.chance(0.5) ? Severity.S3 : Severity.S5;
        stage.command(new PinSeverity(one.number, stage.now(), one.holder, severity, "by what customers see of it"));
    }

    private void snooze(Case one) {
        if (book.isCalm(one)) {
            return;
        }
        Instant now = stage.now();
        boolean whenOk = dice.chance(0.3);
        Duration rest = Duration.ofMinutes(dice.pick(List.of(30, 60, 180, 360, 1200)));
        stage.command(
                new SnoozeIncident(one.number, now, one.holder, now.plus(rest), whenOk, dice.pick(Phrases.SNOOZING)));
    }

    private void merge(Case one) {
        neighbour(one)
                .ifPresent(other -> stage.command(
                        new MergeIncident(one.number, stage.now(), one.holder, other.number, "the same cause")));
    }

    private void relate(Case one) {
        neighbour(one)
                .ifPresent(other -> stage.command(new RelateIncident(
                        one.number, stage.now(), one.holder, other.number, Relation.Role.CAUSE, null)));
    }

    private void split(Case one) {
        if (one.alerts.size() < 2) {
            return;
        }
        List<Fingerprint> alerts = List.copyOf(one.alerts);
        stage.command(new SplitIncident(
                one.number,
                stage.now(),
                one.holder,
                alerts.subList(0, Math.max(1, alerts.size() / 3)),
                "these have another cause"));
    }

    /** Another open one of the project, opened not long before. */
    private Optional<Case> neighbour(Case one) {
        return book.open().reversed().stream()
                .filter(other -> other != one && other.project.equals(one.project))
                .filter(other -> other.opened.isAfter(one.opened.minus(Duration.ofHours(3))))
                .findFirst();
    }

    private void in(int first, int last, Case one, Runnable what) {
        agenda.at(stage.now().plus(dice.minutes(first, last)), () -> {
            if (!one.closed) {
                what.run();
            }
        });
    }
}
