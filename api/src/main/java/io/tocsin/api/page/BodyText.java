package io.tocsin.api.page;

import io.tocsin.core.message.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message as text for people. Hostile: to be escaped like all that a source sends.
 *
 * @param cut whether there is more of it than is shown
 * @param places what stands where something is wrong
 */
record BodyText(String text, boolean cut, List<Place> places) {

    /** How many characters of a body are shown. */
    static final int SHOWN = 32_768;

    private static final int AROUND = 60;
    private static final int PLACES = 5;

    /**
     * A place at fault.
     *
     * @param before on the same line
     * @param at the character itself; empty at the end of a line
     * @param mistake what is wrong there
     */
    record Place(String before, String at, String after, MessageLine.Mistake mistake) {}

    static BodyText of(byte[] body, List<Fault> faults) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<Place> places = new ArrayList<>();
        faults.stream().limit(PLACES).forEach(fault -> {
            Place place = place(text, fault);
            if (place != null) {
                places.add(place);
            }
        });
        boolean cut = text.length() > SHOWN;
        return new BodyText(cut ? text.substring(0, whole(text, SHOWN)) : text, cut, places);
    }

    /** Null where the fault has no place in the text. */
    static @Nullable Place place(String text, Fault fault) {
        if (fault.line() == null || fault.column() == null) {
            return null;
        }
        int begin = beginOf(text, fault.line());
        if (begin < 0) {
            return null;
        }
        int newline = text.indexOf('\n', begin);
        int end = newline < 0 ? text.length() : newline;
        int at = Math.min(begin + Math.max(0, fault.column() - 1), end);
        int from = whole(text, Math.max(begin, at - AROUND));
        int after = at < end ? Math.min(end, at + Character.charCount(text.codePointAt(at))) : end;
        int to = whole(text, Math.min(end, after + AROUND));
        return new Place(
                (from > begin ? "…" : "") + text.substring(from, at),
                text.substring(at, after),
                text.substring(after, Math.max(after, to)) + (to < end ? "…" : ""),
                MessageLine.Mistake.of(fault));
    }

    private static int beginOf(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        return at;
    }

    /** The place itself, or the one before, so that no pair of surrogates is torn. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
