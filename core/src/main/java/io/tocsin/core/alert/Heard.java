package io.tocsin.core.alert;

import io.tocsin.core.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of an alert beyond its domain events: repetitions are no news, but each moves on the time of the last word
 * and the promise. Kept in memory only; after a start every open voice is granted its patience again. Immutable.
 *
 * @param words the last firing word of each voice
 * @param newest the newest words for people, while they wait to be kept as a domain event; null when those kept are the newest
 */
public record Heard(List<Word> words, @Nullable Told newest) {

    private static final Heard NOTHING = new Heard(List.of(), null);

    /**
     * The last firing word of one voice.
     *
     * @param until the promise to speak again; null when there is none
     */
    public record Word(
            String source,
            String threshold,
            Instant at,
            @Nullable Instant until) {}

    /**
     * The end of all that was said.
     *
     * @param source whose word held longest
     */
    record Lapse(Instant at, String source) {

        static Lapse later(@Nullable Lapse one, Instant at, String source) {
            return one == null || at.isAfter(one.at) ? new Lapse(at, source) : one;
        }
    }

    public static Heard nothing() {
        return NOTHING;
    }

    /** What to assume after a start at the moment: everyone who was speaking has its patience from now on. */
    public static Heard afterStart(AlertState state, Instant moment) {
        List<Word> words = new ArrayList<>();
        for (Voice voice : state.voices()) {
            if (voice.firing()) {
                Instant until = voice.patience() == null ? null : moment.plus(voice.patience());
                words.add(new Word(voice.source(), voice.threshold(), voice.at(), until));
            }
        }
        return new Heard(List.copyOf(words), null);
    }

    /** The firing word of the event came at the moment. A word that is older than the last one moves nothing back. */
    Heard with(Event event, Instant moment) {
        Instant until = event.patience() == null ? null : moment.plus(event.patience());
        if (words.isEmpty()) {
            return new Heard(List.of(new Word(event.source(), event.threshold(), event.at(), until)), newest);
        }
        Word before = word(event.source(), event.threshold());
        Instant at = before != null && before.at.isAfter(event.at()) ? before.at : event.at();
        Word now = new Word(event.source(), event.threshold(), at, until);
        if (words.size() == 1 && before != null) {
            return new Heard(List.of(now), newest);
        }
        List<Word> all = new ArrayList<>(words);
        all.remove(before);
        all.add(now);
        return new Heard(List.copyOf(all), newest);
    }

    Heard without(String threshold) {
        return new Heard(
                words.stream().filter(w -> !w.threshold.equals(threshold)).toList(), newest);
    }

    Heard saying(@Nullable Told told) {
        return told == null && newest == null ? this : new Heard(words, told);
    }

    /** The last firing word about the threshold, by anybody. */
    @Nullable Instant lastFiring(String threshold) {
        Instant last = null;
        for (Word word : words) {
            if (word.threshold.equals(threshold) && (last == null || word.at.isAfter(last))) {
                last = word.at;
            }
        }
        return last;
    }

    /** The last word of all, by anybody; null when nothing was heard. */
    public @Nullable Instant last() {
        Instant last = null;
        for (Word word : words) {
            if (last == null || word.at.isAfter(last)) {
                last = word.at;
            }
        }
        return last;
    }

    /**
     * When nothing that was said holds any more: the longest promise has run out, or, where nobody promised, all who spoke are
     * silent. Null when never.
     */
    @Nullable Lapse lapse(Silences silences) {
        return promised() ? promise(silences) : silence(silences);
    }

    /** Whether somebody spoke who will not repeat it, and nobody who will. */
    boolean onlyEdges() {
        return !words.isEmpty() && !promised();
    }

    private boolean promised() {
        for (Word word : words) {
            if (word.until != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Lapse promise(Silences silences) {
        Lapse last = null;
        for (Word word : words) {
            Instant silent = silences.of(word.source);
            Instant end = silent != null && word.until != null && silent.isBefore(word.until) ? silent : word.until;
            last = end == null ? last : Lapse.later(last, end, word.source);
        }
        return last;
    }

    private @Nullable Lapse silence(Silences silences) {
        Lapse last = null;
        for (Word word : words) {
            Instant silent = silences.of(word.source);
            if (silent == null) {
                return null;
            }
            last = Lapse.later(last, silent, word.source);
        }
        return last;
    }

    private @Nullable Word word(String source, String threshold) {
        for (Word word : words) {
            if (word.threshold.equals(threshold) && word.source.equals(source)) {
                return word;
            }
        }
        return null;
    }
}
