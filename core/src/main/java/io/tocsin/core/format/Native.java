package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import io.tocsin.core.message.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Tocsin's own format: one event, {@code {"events": […]}}, an array of events, or an event on each line. */
final class Native {

    private static final List<String> FIELDS = List.of(
            "project",
            "trigger",
            "labels",
            "annotations",
            "kind",
            "signal",
            "at",
            "startsAt",
            "endsAt",
            "severity",
            "impact",
            "likelihood",
            "pendingFor",
            "resendEvery",
            "links");

    private static final Set<String> LINE_TYPES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");

    private static final byte[] WRAPPER = "\"events\"".getBytes(StandardCharsets.US_ASCII);

    /** A sender that repeats may miss this many times. */
    private static final int MISSES = 3;

    private final Harvest harvest;
    private final Sender sender;
    private final Instant receivedAt;
    private final byte[] body;

    Native(Harvest harvest) {
        this.harvest = harvest;
        this.sender = harvest.sender();
        this.receivedAt = harvest.delivery().receivedAt();
        this.body = harvest.body();
    }

    void read(int from) {
        if (isLines(harvest.delivery().contentType())) {
            lines(from);
            return;
        }
        try (Json json = Json.over(body, from, body.length)) {
            document(json);
        }
    }

    private static boolean isLines(String contentType) {
        String type = contentType.split(";", 2)[0];
        return LINE_TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    private void document(Json json) {
        JsonToken first = json.next();
        if (first == JsonToken.START_ARRAY) {
            Events.all(harvest, json, this::event);
            Events.end(json, "the array");
        } else if (first != JsonToken.START_OBJECT) {
            throw json.rejected(
                    "Expected an event, an array of events or {\"events\": […]}, but it is " + json.found());
        } else if (isWrapper(json.offset())) {
            wrapper(json);
            Events.end(json, "the object");
        } else {
            sequence(json);
        }
    }

    /** Whether the object that starts here is {@code {"events": …}}. */
    private boolean isWrapper(int start) {
        int name = Elements.blank(body, start + 1);
        int end = name + WRAPPER.length;
        return end <= body.length && Arrays.equals(body, name, end, WRAPPER, 0, WRAPPER.length);
    }

    private void wrapper(Json json) {
        json.nextMember();
        if (!json.is(JsonToken.START_ARRAY)) {
            throw json.rejected("Expected an array of events, but it is " + json.found());
        }
        Events.all(harvest, json, this::event);
        String other = json.nextMember();
        if (other != null) {
            throw json.rejected("Expected no field beside \"events\", but there is " + Text.quoted(other));
        }
    }

    /** One event, or several one after the other. */
    private void sequence(Json json) {
        do {
            if (!json.is(JsonToken.START_OBJECT)) {
                throw json.rejected("Expected the end or another event, but there is " + json.found());
            }
            Events.one(harvest, json, this::event);
        } while (json.next() != null);
    }

    private void lines(int from) {
        for (int start = from; start < body.length; ) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (Elements.blank(body, start) < end) {
                line(start, end);
            }
            start = end + 1;
        }
    }

    /** Each line is a document of its own: a broken one leaves the others as they are. */
    private void line(int start, int end) {
        int index = harvest.next();
        try (Json json = Json.over(body, start, end)) {
            json.next();
            Event event = event(json, index);
            Events.end(json, "the event on this line");
            harvest.add(event);
        } catch (Refused e) {
            if (harvest.next() > index) {
                throw e;
            }
            harvest.refuse(e);
        }
    }

    private Event event(Json json, int index) {
        Draft draft = new Draft();
        draft.read(json, new Fields(FIELDS, true));
        Said said = Said.of(json, draft, null, sender);
        Kind kind = draft.kind != null ? draft.kind : Kind.LASTING;
        Signal signal = draft.signal != null ? draft.signal : Signal.FIRING;
        if (kind == Kind.INSTANT && signal == Signal.OK) {
            throw json.refused("Expected the signal firing of an instant event, but it is ok");
        }
        if (signal == Signal.OK) {
            draft.checkOrder(json);
        }
        return said.event(index, sender, kind, signal == Signal.OK ? ok(draft) : firing(draft, kind));
    }

    private Moment ok(Draft draft) {
        Instant given = draft.endsAt != null ? draft.endsAt : draft.at;
        return Moment.of(Signal.OK, given != null ? given : receivedAt, draft.startsAt, null, receivedAt);
    }

    private Moment firing(Draft draft, Kind kind) {
        Duration every = kind == Kind.LASTING ? draft.resendEvery : null;
        Instant given = draft.at != null || every != null ? draft.at : draft.startsAt;
        Duration patience = every == null ? null : every.multipliedBy(MISSES);
        return Moment.of(Signal.FIRING, given != null ? given : receivedAt, draft.startsAt, patience, receivedAt);
    }
}
