package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import io.tocsin.core.message.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of alerts, as Prometheus and vmalert push them. */
final class AlertmanagerV2 {

    private static final List<String> FIELDS = List.of("labels", "annotations", "startsAt", "endsAt", "generatorURL");

    /** How long a word without {@code endsAt} holds, as in Alertmanager. */
    private static final Duration WITHOUT_PROMISE = Duration.ofMinutes(5);

    /** A promise may be kept this much late. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Harvest harvest;
    private final Sender sender;
    private final Instant receivedAt;
    private final byte[] body;
    private final Repeats repeats;
    private final Skim skim;
    private boolean plain;

    AlertmanagerV2(Harvest harvest) {
        this.harvest = harvest;
        this.sender = harvest.sender();
        this.receivedAt = harvest.delivery().receivedAt();
        this.body = harvest.body();
        this.repeats = harvest.repeats();
        this.skim = new Skim(body);
    }

    void read(int from) {
        Elements elements = new Elements(body, from, "alerts");
        while (elements.hasNext()) {
            elements.endedAt(alert(elements.start(), harvest.next()));
        }
    }

    private int alert(int start, int index) {
        plain = skim.alert(start);
        Event known = plain ? repeated(index) : null;
        if (known != null) {
            harvest.add(known);
            return skim.end();
        }
        try (Json json = Json.overElement(body, start, Elements.limit(body, start), index)) {
            json.next();
            Events.one(harvest, json, this::event);
            return json.end();
        }
    }

    /** The alert at which the skim stands, when its content was read before and its times are in order; else null. */
    private @Nullable Event repeated(int index) {
        Instant startsAt = time(Skim.STARTS_AT);
        Instant endsAt = time(Skim.ENDS_AT);
        if (startsAt == null || endsAt == null || (isOver(endsAt) && endsAt.isBefore(startsAt))) {
            return null;
        }
        Said said = repeats.find(skim, sender);
        return said == null ? null : said.event(index, sender, Kind.LASTING, moment(startsAt, endsAt));
    }

    private @Nullable Instant time(int part) {
        Instant time = Times.read(body, skim.from(part), skim.to(part));
        return time != null && Times.isInRange(time) ? time : null;
    }

    private Event event(Json json, int index) {
        Draft draft = new Draft();
        Fields fields = new Fields(FIELDS, false);
        draft.read(json, fields);
        if (!fields.has("labels")) {
            throw json.refused(fields.missing("labels"));
        }
        Said said = Said.of(json, draft, "alertname", sender);
        if (plain) {
            repeats.put(skim, sender, said);
        }
        if (isOver(draft.endsAt)) {
            draft.checkOrder(json);
        }
        return said.event(index, sender, Kind.LASTING, moment(draft.startsAt, draft.endsAt));
    }

    private boolean isOver(@Nullable Instant endsAt) {
        return endsAt != null && !endsAt.isAfter(receivedAt);
    }

    private Moment moment(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        if (endsAt != null && isOver(endsAt)) {
            return Moment.of(Signal.OK, endsAt, startsAt, null, receivedAt);
        }
        return Moment.of(Signal.FIRING, receivedAt, startsAt, patience(endsAt), receivedAt);
    }

    private Duration patience(@Nullable Instant endsAt) {
        if (endsAt != null) {
            return Duration.between(receivedAt, endsAt).plus(GRACE);
        }
        Duration staleAfter = sender.staleAfter();
        return staleAfter != null ? staleAfter : WITHOUT_PROMISE;
    }
}
