package io.tocsin.projections.fold;

import io.tocsin.core.alert.Status;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.label.Labels;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code alert} while a batch is folded. Lives no longer than the batch; one thread. */
final class AlertRow {

    /** How many occurrences of an instant alert are kept. */
    static final int OCCURRENCES = 50;

    /** How many of the sources that speak of an alert, or of the alerts of an incident, are kept. */
    static final int SOURCES = 20;

    final long fingerprint;

    /** It is in the table. */
    boolean stored;

    boolean changed;

    /** Something was heard of it, in this batch or before. */
    boolean heard;

    /** The last event told something of it. */
    boolean news;

    /** The last that was told of it in this batch; null when nothing was. */
    @Nullable Told told;

    /** Known from the moment on when it is heard of in this batch, or joins an incident; see {@link Needs}. */
    String trigger = "";

    Labels labels = Labels.none();

    /** Likewise. */
    String kind = "";

    /** By which an incident of it is found; null until that is asked. */
    int @Nullable [] ids;

    Status status = Status.NONE;

    @Nullable Integer level;

    List<Said> voices = List.of();
    Set<String> sources = new LinkedHashSet<>();
    Union collected = new Union();

    @Nullable Instant since;

    @Nullable Instant unknownSince;

    long lasted;

    @Nullable Instant firstSeen;

    @Nullable Instant lastSeen;

    long occurrences;
    Deque<Instant> occurred = new ArrayDeque<>();

    @Nullable Instant flapsUntil;

    @Nullable Long under;

    @Nullable String mutedBy;

    @Nullable Instant mutedSince;

    @Nullable Long incident;

    /** The position of the first event that told of it, while it is not in the table. */
    long began;

    /** The position of the last event that changed it. */
    long moved;

    AlertRow(long fingerprint) {
        this.fingerprint = fingerprint;
    }

    void seen(Instant at, long position) {
        move(position);
        firstSeen = firstSeen == null ? at : firstSeen;
        lastSeen = at;
        news = false;
    }

    /** The event at the position changes it. */
    void move(long position) {
        began = began == 0 ? position : began;
        moved = position;
        changed = true;
    }

    void tell(@Nullable Told words) {
        if (words != null) {
            told = words;
            news = true;
            heard = true;
            trigger = Words.safe(words.trigger());
            labels = Words.safe(words.labels());
            kind = words.kind().word();
            collected.add(Words.safe(words.collected()));
        }
    }

    void say(@Nullable Voice voice) {
        if (voice != null) {
            Said said = Said.of(voice);
            List<Said> all = new ArrayList<>(voices);
            all.removeIf(said::speaksOfTheSame);
            all.add(said);
            voices = all;
            addSource(said.source());
        }
        voices.stream().filter(Said::firing).mapToInt(Said::level).min().ifPresent(worst -> level = worst);
    }

    void occur(Instant on) {
        occurrences++;
        occurred.addLast(on);
        if (occurred.size() > OCCURRENCES) {
            occurred.removeFirst();
        }
    }

    private void addSource(String source) {
        if (sources.size() < SOURCES) {
            sources.add(source);
        }
    }
}
