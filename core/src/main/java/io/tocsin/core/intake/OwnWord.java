package io.tocsin.core.intake;

import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.Sender;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tocsin says by itself, as a source among the others: its messages are kept and become alerts as all do.
 *
 * @param labels all of which identify but those that the annotations except
 * @param firing false: that it is over
 */
public record OwnWord(
        String project, String trigger, Map<String, String> labels, boolean firing, Map<String, String> annotations) {

    /** The name of the source, and the project of what Tocsin says of itself. */
    public static final String TOCSIN = "tocsin";

    private static final String SEVERITY = "S3";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** About Tocsin itself. */
    public static OwnWord firing(String trigger, String summary, String description) {
        return new OwnWord(TOCSIN, trigger, Map.of(), true, Map.of("summary", summary, "description", description));
    }

    /** About Tocsin itself. */
    public static OwnWord ok(String trigger, String summary) {
        return new OwnWord(TOCSIN, trigger, Map.of(), false, Map.of("summary", summary));
    }

    /** The message that says so. */
    public Delivery delivery(Instant now) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("project", project);
        event.put("trigger", trigger);
        event.put("labels", labels);
        event.put("signal", firing ? "firing" : "ok");
        event.put("severity", SEVERITY);
        event.put("annotations", annotations);
        byte[] body = JSON.writeValueAsBytes(event);
        return new Delivery(MessageId.next(now), TOCSIN, Format.NATIVE, "application/json", body, now, null, null);
    }

    /** Whom it is read as said by: rules of the rulebook change nothing of it, so that its end finds its beginning. */
    static Sender sender() {
        return Sender.unknown(TOCSIN);
    }
}
