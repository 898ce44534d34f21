package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import java.util.List;

/** One custom event: something happened, and its labels name the trigger. */
final class MadisonCustom {

    private static final List<String> FIELDS = List.of("labels", "annotations");

    private final Harvest harvest;

    MadisonCustom(Harvest harvest) {
        this.harvest = harvest;
    }

    void read(int from) {
        byte[] body = harvest.body();
        try (Json json = Json.over(body, from, body.length)) {
            json.next();
            Events.one(harvest, json, this::event);
            Events.end(json, "the event");
        }
    }

    private Event event(Json json, int index) {
        Draft draft = new Draft();
        Fields fields = new Fields(FIELDS, true);
        draft.read(json, fields);
        if (!fields.has("labels")) {
            throw json.refused(fields.missing("labels"));
        }
        Said said = Said.of(json, draft, "trigger", harvest.sender());
        var receivedAt = harvest.delivery().receivedAt();
        Moment now = Moment.of(Signal.FIRING, receivedAt, null, null, receivedAt);
        return said.event(index, harvest.sender(), Kind.INSTANT, now);
    }
}
