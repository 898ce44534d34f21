package io.tocsin.api.demo;

import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.HandOverIncident;
import io.tocsin.core.incident.IncidentCommand.ReturnIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentHandoverOffered;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The people: they see what is opened, answer it in time or not, work on it and close it. Each command is one that a person
 * could give at that moment by what is known then; now and then one is refused, as in life.
 */
final class Duty implements CaseBook.Reader {

    private static final Duration LAST_HOURS = Duration.ofHours(3);

    private final Stage stage;
    private final Agenda agenda;
    private final Dice dice;
    private final Instant end;
    private final Roster roster;
    private final CaseBook book = new CaseBook(this);
    private final Handiwork handiwork;

    /** @param end of the month: in its last hours they cannot keep up, so that something is left to do */
    Duty(Stage stage, Agenda agenda, Dice dice, Instant end) {
        this.stage = stage;
        this.agenda = agenda;
        this.dice = dice;
        this.end = end;
        this.roster = new Roster(stage.rulebook().get().teams());
        this.handiwork = new Handiwork(stage, agenda, dice.split(), book);
    }

    void read(StoredEvent event) {
        book.read(event);
    }

    @Override
    public void opened(Case opened) {
        plan(opened);
    }

    @Override
    public void reopened(Case reopened) {
        plan(reopened);
    }

    @Override
    public void raised(Case raised) {
        if (raised.taker == null) {
            plan(raised);
        }
    }

    @Override
    public void woken(Case woken) {
        if (woken.taker == null) {
            plan(woken);
        } else if (book.isCalm(woken)) {
            calm(woken);
        }
    }

    @Override
    public void taken(Case taken) {
        if (book.isCalm(taken)) {
            calm(taken);
        }
        double way = dice.between(0, 999) / 1000.0;
        if (way < 0.13) {
            in(3, 18, taken, () -> handOver(taken));
        } else if (way < 0.46) {
            in(3, 25, taken, () -> comment(taken));
        } else {
            handiwork.onto(taken, way);
        }
        later(dice.minutes(300, 1500), taken, () -> giveUp(taken));
    }

    @Override
    public void offered(Case offered, IncidentHandoverOffered offer) {
        double way = dice.between(0, 99) / 100.0;
        String to =
                offer.to().startsWith("#") ? dice.pick(roster.members(offer.to().substring(1))) : offer.to();
        if (way < 0.78) {
            in(2, 25, offered, () -> {
                String comment = dice.chance(0.4) ? dice.pick(Phrases.TAKING) : null;
                give(new TakeIncident(offered.number, stage.now(), to, comment));
            });
        } else if (way < 0.89) {
            in(3, 20, offered, () -> {
                String comment = dice.pick(Phrases.DECLINING);
                give(new ReturnIncident(offered.number, stage.now(), to, comment));
            });
        }
    }

    @Override
    public void calm(Case calm) {
        if (calm.taker != null) {
            in(2, 30, calm, () -> {
                if (book.isCalm(calm)) {
                    close(calm);
                }
            });
        }
    }

    private void plan(Case one) {
        Duration wait = switch (one.responseClass) {
            case IMMEDIATE -> promptly(one);
            case BATCH -> atLeisure();
            case RETROSPECTIVE -> dice.chance(0.04) ? dice.minutes(60, 3000) : Duration.ofDays(400);
        };
        later(wait, one, () -> {
            if (one.taker == null && !one.snoozed) {
                take(one);
            }
        });
    }

    /** By night and on weekends it takes longer, and sometimes nobody wakes up. */
    private Duration promptly(Case one) {
        boolean day = Roster.isDay(stage.now());
        double missed = stage.now().isAfter(end.minus(LAST_HOURS)) ? 0.5 : day ? 0.05 : 0.13;
        double left = one.patience(stage.now()).toSeconds();
        if (dice.chance(missed)) {
            return Duration.ofSeconds(Math.round(left * dice.between(105, 420) / 100.0));
        }
        Duration usual = dice.around(Duration.ofSeconds(Math.round(left * (day ? 0.22 : 0.4))), 0.55);
        return usual.compareTo(Duration.ofMinutes(50)) < 0 ? usual : dice.minutes(20, 50);
    }

    private Duration atLeisure() {
        Instant now = stage.now();
        Duration atLeast = dice.chance(0.12) ? dice.minutes(1200, 2600) : dice.minutes(5, 90);
        return Duration.between(now, roster.session(now, atLeast)).plus(dice.minutes(0, 45));
    }

    private void take(Case one) {
        String person = roster.onDuty(one.holder, stage.now());
        String comment = dice.chance(0.3) ? dice.pick(Phrases.TAKING) : null;
        give(new TakeIncident(one.number, stage.now(), person, comment));
    }

    private void handOver(Case one) {
        List<String> others = List.of("#platform", "#dba", "#shop", "#bank", "#l1");
        String to = dice.chance(0.45) ? dice.pick(roster.members("platform")) : dice.pick(others);
        if (!to.equals(one.holder)) {
            give(new HandOverIncident(one.number, stage.now(), one.holder, to, dice.pick(Phrases.HANDING)));
        }
    }

    private void comment(Case one) {
        give(new CommentOnIncident(one.number, stage.now(), one.holder, dice.pick(Phrases.FINDING)));
        if (dice.chance(0.3)) {
            in(5, 40, one, () -> comment(one));
        }
    }

    private void giveUp(Case one) {
        if (!book.isCalm(one) && dice.chance(0.25)) {
            String resolution = dice.pick(Phrases.STILL_FIRING);
            give(new CloseIncident(one.number, stage.now(), one.holder, resolution, null, book.firing(one)));
        }
    }

    private void close(Case one) {
        String resolution = dice.chance(0.85) ? dice.favour(Phrases.resolutions(one.trigger)) : null;
        give(new CloseIncident(one.number, stage.now(), one.holder, resolution, null, 0));
    }

    private void in(int first, int last, Case one, Runnable what) {
        later(dice.minutes(first, last), one, what);
    }

    private void later(Duration wait, Case one, Runnable what) {
        agenda.at(stage.now().plus(wait), () -> {
            if (!one.closed) {
                what.run();
            }
        });
    }

    private void give(IncidentCommand command) {
        stage.command(command);
    }
}
