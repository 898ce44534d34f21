package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import tools.jackson.core.JsonToken;

/** Reads the events of a body one by one: the fault of one is not that of the others. */
final class Events {

    private Events() {}

    /** Reads one event from the token at which the cursor stands; leaves it at that event's last token. */
    interface Reader {
        Event read(Json json, int index);
    }

    static void one(Harvest harvest, Json json, Reader reader) {
        int inside = json.inside();
        try {
            harvest.add(reader.read(json, harvest.next()));
        } catch (Refused e) {
            if (e.isWhole()) {
                throw e;
            }
            json.leave(inside);
            harvest.refuse(e);
        }
    }

    /** Reads the elements of the array that has just begun. */
    static void all(Harvest harvest, Json json, Reader reader) {
        while (json.next() != JsonToken.END_ARRAY) {
            one(harvest, json, reader);
        }
    }

    /** Nothing may follow. */
    static void end(Json json, String what) {
        if (json.next() != null) {
            throw json.rejected("Expected nothing after " + what + ", but there is " + json.found());
        }
    }
}
