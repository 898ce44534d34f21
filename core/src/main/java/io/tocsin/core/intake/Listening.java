package io.tocsin.core.intake;

import io.tocsin.core.source.SourceFellSilent;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** When each source was heard last, and how often: whatever it says counts. Any thread may say and ask. */
final class Listening {

    /** Names are the senders' choice where nobody asks them for a key: beyond so many, only listed ones are remembered. */
    static final int AT_MOST = 10_000;

    /** One source. */
    static final class Ear {

        private final LongAdder messages = new LongAdder();
        private volatile long heard;
        private volatile @Nullable SourceFellSilent silence;

        Instant heard() {
            return Instant.ofEpochMilli(heard);
        }

        @Nullable SourceFellSilent silence() {
            return silence;
        }

        void silence(@Nullable SourceFellSilent now) {
            silence = now;
        }

        /** Whether it is held to be silent, and was not heard since. */
        boolean silent() {
            SourceFellSilent since = silence;
            return since != null && !heard().isAfter(since.heard());
        }

        private void hear(long moment) {
            if (moment > heard) {
                heard = moment;
            }
        }
    }

    private final Predicate<String> listed;
    private final Map<String, Ear> ears = new ConcurrentHashMap<>();

    /** @param listed whether a source of that name is one that somebody wrote down */
    Listening(Predicate<String> listed) {
        this.listed = listed;
    }

    /** The source said something. What Tocsin says by itself does not count. */
    void hear(String source, Instant now) {
        Ear ear = ears.get(source);
        if (ear == null && !source.equals(OwnWord.TOCSIN) && (ears.size() < AT_MOST || listed.test(source))) {
            ear = ears.computeIfAbsent(source, name -> new Ear());
        }
        if (ear != null) {
            ear.hear(now.toEpochMilli());
            ear.messages.increment();
        }
    }

    /** It was heard by another node, or in an earlier life. */
    Ear learn(String source, Instant heard) {
        Ear ear = ears.computeIfAbsent(source, name -> new Ear());
        ear.hear(heard.toEpochMilli());
        return ear;
    }

    /** Null when it never was heard. */
    @Nullable Ear ear(String source) {
        return ears.get(source);
    }

    Map<String, Ear> ears() {
        return ears;
    }

    Collection<HeardSource> all() {
        return ears.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static HeardSource view(String source, Ear ear) {
        SourceFellSilent silence = ear.silent() ? ear.silence : null;
        return new HeardSource(source, ear.heard(), silence == null ? null : silence.since(), ear.messages.sum());
    }
}
