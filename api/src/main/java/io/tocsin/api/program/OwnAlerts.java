package io.tocsin.api.program;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tocsin tells of itself, as a source among the others: its messages are kept and become alerts as all do. Each call
 * returns when the message is stored, and fails when it cannot be.
 */
final class OwnAlerts {

    /** The name of the source, and the project of its alerts. */
    static final String TOCSIN = "tocsin";

    private static final String SEVERITY = "S3";
    private static final int STORED_WITHIN_SECONDS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Intake intake;
    private final InstantSource clock;

    OwnAlerts(Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
    }

    void fire(String trigger, String summary, String description) {
        say(trigger, "firing", summary, description);
    }

    /** Says that it is over, if it was begun: by this life of the program or by an earlier one. */
    void settle(String trigger, String summary) {
        if (intake.look(Fingerprint.of(TOCSIN, trigger, Labels.none())) != null) {
            say(trigger, "ok", summary, "");
        }
    }

    private void say(String trigger, String signal, String summary, String description) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("project", TOCSIN);
        event.put("trigger", trigger);
        event.put("signal", signal);
        event.put("severity", SEVERITY);
        event.put("annotations", Map.of("summary", summary, "description", description));
        Instant now = clock.instant();
        Delivery delivery = new Delivery(
                MessageId.next(now),
                TOCSIN,
                Format.NATIVE,
                "application/json",
                JSON.writeValueAsBytes(event),
                now,
                null,
                null);
        intake.submit(delivery)
                .orTimeout(STORED_WITHIN_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
