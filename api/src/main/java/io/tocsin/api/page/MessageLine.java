package io.tocsin.api.page;

import io.tocsin.api.message.MessageView;
import io.tocsin.core.message.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A message to be shown.
 *
 * @param size of its body, for people
 * @param faults the first few
 * @param more how many of the faults that are known are not among them
 */
record MessageLine(MessageView of, Moment received, String size, List<Mistake> faults, int more) {

    private static final int KILO = 1_024;

    /**
     * One fault.
     *
     * @param place in the words of programmers; empty when there is none to tell
     */
    record Mistake(String place, String message) {

        static Mistake of(Fault fault) {
            List<String> place = new ArrayList<>();
            if (fault.line() != null) {
                place.add(fault.line() + (fault.column() == null ? "" : ":" + fault.column()));
            }
            if (fault.pointer() != null && !fault.pointer().isEmpty()) {
                place.add(fault.pointer());
            }
            return new Mistake(String.join(" ", place), fault.message());
        }
    }

    /** @param faults how many of them are shown at most */
    static MessageLine of(MessageView message, Instant now, int faults) {
        List<Mistake> told =
                message.errors().stream().limit(faults).map(Mistake::of).toList();
        return new MessageLine(
                message,
                Moment.of(message.receivedAt(), now),
                size(message.size()),
                told,
                message.errors().size() - told.size());
    }

    public boolean rejected() {
        return of.state().equals("rejected");
    }

    /** What its events did: word and count. */
    public List<Map.Entry<String, Integer>> effects() {
        return List.copyOf(of.effects().entrySet());
    }

    static String size(int bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        int kilo = bytes / KILO;
        return kilo < KILO ? kilo + " KiB" : kilo / KILO + " MiB";
    }
}
