package io.tocsin.api.program;

import io.tocsin.api.vitals.Checkup;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.OwnWord;
import io.tocsin.core.label.Labels;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * What Tocsin tells of itself, as a source among the others: its messages are kept and become alerts as all do. Each call
 * returns when the message is stored, and fails when it cannot be.
 */
final class OwnAlerts implements Checkup.Teller {

    private static final int STORED_WITHIN_SECONDS = 30;

    private final Intake intake;
    private final InstantSource clock;

    OwnAlerts(Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
    }

    void fire(String trigger, String summary, String description) {
        say(OwnWord.firing(trigger, summary, description));
    }

    /** Says that it is over, if it was begun: by this life of the program or by an earlier one. */
    void settle(String trigger, String summary) {
        if (told(trigger)) {
            say(OwnWord.ok(trigger, summary));
        }
    }

    @Override
    public boolean told(String trigger) {
        return intake.look(Fingerprint.of(OwnWord.TOCSIN, trigger, Labels.none())) != null;
    }

    @Override
    public void begins(String trigger, String summary, String description) {
        fire(trigger, summary, description);
    }

    @Override
    public void ends(String trigger, String summary) {
        settle(trigger, summary);
    }

    private void say(OwnWord word) {
        intake.submit(word.delivery(clock.instant()))
                .orTimeout(STORED_WITHIN_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
