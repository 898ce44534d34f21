package io.tocsin.core.format;

import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Sender;
import java.util.List;

/** Reads bodies. */
public final class Formats {

    /** Of the normalisers, kept with each message: what this version reads out of a body, it reads out of it for ever. */
    public static final int VERSION = 1;

    private static final Repeats REPEATS = new Repeats(1 << 16, 16L << 20);

    private Formats() {}

    /**
     * Reads the body in the delivery's format. Takes time in proportion to the body's size; may be called by any number of
     * threads at once.
     *
     * @param sender who decides where the event does not
     * @return never throws, whatever the body: what cannot be read is a fault
     */
    public static Reading read(Delivery delivery, Sender sender) {
        return read(delivery, sender, REPEATS);
    }

    static Reading read(Delivery delivery, Sender sender, Repeats repeats) {
        Harvest harvest = new Harvest(delivery, sender, repeats);
        try {
            Utf8.check(delivery.body());
            read(harvest, text(delivery.body()));
            return harvest.reading();
        } catch (Refused e) {
            return harvest.rejected(e);
        } catch (RuntimeException e) {
            String reason = Text.clean("Expected a body that can be read, but reading it failed: " + e);
            return new Reading(List.of(), List.of(new Fault(null, null, null, null, reason)));
        }
    }

    private static int text(byte[] body) {
        int start = Utf8.start(body);
        if (Elements.blank(body, start) == body.length) {
            throw Refused.whole(0, null, "Expected a body, but it is empty");
        }
        return start;
    }

    private static void read(Harvest harvest, int from) {
        switch (harvest.delivery().format()) {
            case ALERTMANAGER_V2 -> new AlertmanagerV2(harvest).read(from);
            case ALERTMANAGER_WEBHOOK -> new AlertmanagerWebhook(harvest).read(from);
            case MADISON_CUSTOM -> new MadisonCustom(harvest).read(from);
            case NATIVE -> new Native(harvest).read(from);
        }
    }
}
