package io.tocsin.core.format;

import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.Sender;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
        if (delivery.format() == Format.UNKNOWN) {
            return unknown();
        }
        Harvest harvest = new Harvest(delivery, sender, repeats);
        try {
            Utf8.check(delivery.body());
            read(harvest, text(delivery.body()));
            return harvest.reading();
        } catch (Refused e) {
            return harvest.rejected(e);
        } catch (RuntimeException e) {
            String reason = Text.clean("Expected a body that can be read, but reading it failed: " + e);
            return rejected(reason);
        }
    }

    private static Reading unknown() {
        String known = Arrays.stream(Format.values())
                .filter(format -> format != Format.UNKNOWN)
                .map(Format::word)
                .collect(Collectors.joining(", "));
        return rejected("Expected one of the formats " + known + ", but it is another");
    }

    /** Without a place: there is none to name. */
    private static Reading rejected(String reason) {
        return new Reading(List.of(), List.of(new Fault(null, null, null, null, reason)));
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
            case UNKNOWN -> throw new IllegalStateException("A body of an unknown format is never read");
        }
    }
}
