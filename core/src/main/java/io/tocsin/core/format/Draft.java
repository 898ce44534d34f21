package io.tocsin.core.format;

import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.event.Signal;
import io.tocsin.core.severity.Impact;
import io.tocsin.core.severity.Likelihood;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** One event as it is being read: the fields of all formats, of which each format knows some. */
final class Draft {

    static final int MAX_NAME = 1_000;

    private static final Map<String, Kind> KINDS = Map.of("instant", Kind.INSTANT, "lasting", Kind.LASTING);
    private static final Map<String, Signal> SIGNALS = Map.of("firing", Signal.FIRING, "ok", Signal.OK);
    private static final Map<String, Signal> STATUSES = Map.of("firing", Signal.FIRING, "resolved", Signal.OK);

    final Pairs labels = new Pairs("labels");
    final Pairs annotations = new Pairs("annotations");
    List<Link> links = List.of();

    @Nullable Instant at;

    @Nullable Instant startsAt;

    @Nullable Instant endsAt;

    @Nullable Kind kind;

    @Nullable Signal signal;

    @Nullable Duration pendingFor;

    @Nullable Duration resendEvery;

    private @Nullable String project;
    private @Nullable String trigger;
    private @Nullable Severity severity;
    private @Nullable Impact impact;
    private @Nullable Likelihood likelihood;

    /** Reads the object that this token must be, to its end. */
    void read(Json json, Fields fields) {
        json.expect(JsonToken.START_OBJECT, "an object");
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            if (fields.knows(json, name)) {
                member(name, json);
            } else {
                json.skip();
            }
        }
    }

    /** The trigger, which must be there: the label of that name, or without one the field. */
    String trigger(Json json, @Nullable String label) {
        String value = label == null ? trigger : labels.filled(label);
        if (value == null) {
            String what = label == null ? "the field \"trigger\"" : "a label " + Text.quoted(label);
            throw json.refused("Expected " + what + ", but there is none");
        }
        if (value.length() > MAX_NAME) {
            throw labels.refused(
                    json, String.valueOf(label), "Expected a trigger of at most 1,000 characters, but it is longer");
        }
        return value;
    }

    String project(Json json, String other) {
        String label = labels.filled("project");
        String value = project != null ? project : label != null ? label : other;
        if (value.length() > MAX_NAME) {
            throw labels.refused(json, "project", "Expected a project of at most 1,000 characters, but it is longer");
        }
        return value;
    }

    /** The severity of the event's own fields. */
    Optional<Severity> severity(Json json) {
        if (severity != null) {
            return Optional.of(severity);
        }
        if (impact != null && likelihood != null) {
            return Optional.of(Severity.of(impact, likelihood));
        }
        if (impact != null || likelihood != null) {
            throw json.refused("Expected impact and likelihood together, but there is only one of them");
        }
        return Optional.empty();
    }

    /** An interval cannot end before it begins. */
    void checkOrder(Json json) {
        if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
            throw json.refused("Expected endsAt after startsAt, but " + endsAt + " is before " + startsAt);
        }
    }

    private void member(String name, Json json) {
        switch (name) {
            case "labels" -> labels.read(json);
            case "annotations" -> annotations.read(json);
            case "startsAt" -> startsAt = json.time();
            case "endsAt" -> endsAt = json.time();
            case "at" -> at = json.time();
            case "generatorURL" -> links = Links.source(json.textOrNothing());
            case "links" -> links = Links.read(json);
            case "status" -> signal = json.word(STATUSES);
            case "signal" -> signal = json.word(SIGNALS);
            case "kind" -> kind = json.word(KINDS);
            default -> own(name, json);
        }
    }

    private void own(String name, Json json) {
        switch (name) {
            case "project" -> project = named(json);
            case "trigger" -> trigger = named(json);
            case "severity" -> severity = graded(json, "S1 to S9", Severity.parse(json.text()));
            case "impact" -> impact = graded(json, "an impact (deadly … negligible)", Impact.parse(json.text()));
            case "likelihood" ->
                likelihood = graded(json, "a likelihood (certain … rare)", Likelihood.parse(json.text()));
            case "pendingFor" -> pendingFor = json.duration();
            case "resendEvery" -> resendEvery = json.duration();
            default -> throw new IllegalStateException("No reader for the field " + name);
        }
    }

    private static @Nullable String named(Json json) {
        String text = json.textOrNothing();
        if (text != null && text.length() > MAX_NAME) {
            throw json.refused("Expected at most 1,000 characters, but there are " + text.length());
        }
        return text;
    }

    private static <T> T graded(Json json, String what, Optional<T> value) {
        return value.orElseThrow(() -> json.refused("Expected " + what + ", but it is " + Text.quoted(json.text())));
    }
}
