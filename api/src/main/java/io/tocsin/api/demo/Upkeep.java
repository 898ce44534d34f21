package io.tocsin.api.demo;

import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.mute.MuteWish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rulebook in its three versions, and the mutes that people set. */
final class Upkeep {

    /** By this the last thing that is done can be told. */
    static final String LAST = "What comes again within 45 minutes is the same";

    private static final String ROUTING = "  # one who knows\n";
    private static final String TRANSFERS =
            "  # since the new core system\n  project = \"northwind-bank\" and ~deployment = \"transfers\" -> @mei.chen\n";
    private static final String REOPEN = "reopen_within: 30m\n";

    private final Stage stage;
    private final Agenda agenda;
    private final Dice dice;
    private String text;

    /** @param runbooks the folder of the runbooks; null for none */
    Upkeep(Stage stage, Agenda agenda, Dice dice, @Nullable Path runbooks) {
        this.stage = stage;
        this.agenda = agenda;
        this.dice = dice;
        this.text = Texts.text("rulebook.yaml")
                + (runbooks == null ? "" : "runbooks: '" + runbooks.toString().replace("'", "''") + "'\n");
    }

    void first() {
        apply("@nora.kim", "How we work");
    }

    void second() {
        text = text.replace(ROUTING, TRANSFERS + ROUTING);
        apply("@mei.chen", "Transfers are mine since the new core system");
    }

    void last() {
        text = text.replace(REOPEN, "reopen_within: 45m\n");
        apply("@vasiliy.vasiliyev", LAST);
    }

    /** A window for deployments once a week, and one that is open at the end. */
    void mutes(Instant begin, Instant end) {
        ZonedDateTime evening =
                begin.atZone(Roster.ZONE).with(LocalTime.of(21, 55)).plusDays(1);
        for (Instant moment = evening.toInstant(); moment.isBefore(end); moment = moment.plus(Duration.ofDays(7))) {
            agenda.at(
                    moment,
                    () -> mute("~cluster = \"horns-prod\"", 65, "@anna.lind", "the big deployment of the week"));
        }
        agenda.at(
                end.minus(dice.minutes(20, 40)),
                () -> mute(
                        "~cluster = \"city-prod\" and trigger =~ \"^Kube\"",
                        180,
                        "@tom.baker",
                        "new version of Kubernetes"));
    }

    private void mute(String match, int minutes, String by, String comment) {
        Instant now = stage.now();
        stage.mutes()
                .set(
                        new MuteWish(match, List.of(), null, now.plus(Duration.ofMinutes(minutes)), by, comment),
                        null,
                        now);
    }

    private void apply(String by, String comment) {
        RulebookCommands.Outcome outcome = stage.rulebook().apply(text, null, by, comment, stage.now());
        if (!(outcome instanceof RulebookCommands.Outcome.Applied)) {
            throw new IllegalStateException("Expected the rulebook of the demo to be put in force, but got " + outcome);
        }
    }
}
