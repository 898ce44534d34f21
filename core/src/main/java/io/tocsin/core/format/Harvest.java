package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Sender;
import java.util.ArrayList;
import java.util.List;

/** What has been read out of a body so far. */
final class Harvest {

    static final int MAX_EVENTS = 100_000;
    static final int MAX_FAULTS = 1_000;

    private final Delivery delivery;
    private final Sender sender;
    private final Repeats repeats;
    private final Places places;
    private final List<Event> events = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int seen;
    private int untold;

    Harvest(Delivery delivery, Sender sender, Repeats repeats) {
        this.delivery = delivery;
        this.sender = sender;
        this.repeats = repeats;
        this.places = new Places(delivery.body());
    }

    Delivery delivery() {
        return delivery;
    }

    Sender sender() {
        return sender;
    }

    Repeats repeats() {
        return repeats;
    }

    byte[] body() {
        return delivery.body();
    }

    /** The position of the next event. */
    int next() {
        return seen;
    }

    void add(Event event) {
        count(0);
        events.add(event);
    }

    void refuse(Refused refused) {
        count(refused.offset());
        if (faults.size() < MAX_FAULTS) {
            faults.add(places.fault(seen - 1, refused));
        } else {
            untold++;
        }
    }

    Reading reading() {
        if (untold > 0) {
            faults.add(new Fault(null, null, null, null, "Expected events, but " + untold + " more are refused"));
        }
        return new Reading(List.copyOf(events), List.copyOf(faults));
    }

    Reading rejected(Refused refused) {
        return new Reading(List.of(), List.of(places.fault(null, refused)));
    }

    private void count(int offset) {
        if (++seen > MAX_EVENTS) {
            throw Refused.whole(offset, null, "Expected at most 100,000 events in a message, but there are more");
        }
    }
}
