package io.tocsin.api.alertmanager;

import io.tocsin.core.mute.MuteState;
import io.tocsin.core.mute.Phase;
import io.tocsin.core.mute.SilenceMatcher;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A mute in Alertmanager's words. */
record GettableSilence(
        String id,
        Status status,
        Instant updatedAt,
        String comment,
        String createdBy,
        Instant endsAt,
        List<SilenceMatcher> matchers,
        Instant startsAt) {

    /** As if it were a label: what a mute matches that was not set with matchers. */
    static final String MQL = "mql";

    /** In Alertmanager's order: what ends, or begins, next comes first; what is over last, the latest first. */
    static final Comparator<GettableSilence> ORDER = Comparator.<GettableSilence>comparingInt(
                    silence -> silence.status.rank())
            .thenComparingLong(GettableSilence::distance)
            .thenComparing(GettableSilence::id);

    record Status(Phase state) {

        int rank() {
            return switch (state) {
                case ACTIVE -> 0;
                case PENDING -> 1;
                case EXPIRED -> 2;
            };
        }
    }

    static GettableSilence of(MuteState mute, Instant now) {
        return new GettableSilence(
                mute.id().text(),
                new Status(mute.phase(now)),
                mute.updated(),
                mute.comment() == null ? "" : mute.comment(),
                mute.by(),
                mute.until(),
                matchers(mute),
                mute.from());
    }

    /** Those that it was set with, or what stands for its MQL. */
    static List<SilenceMatcher> matchers(MuteState mute) {
        return mute.matchers().isEmpty()
                ? List.of(new SilenceMatcher(MQL, mute.match(), false, true))
                : mute.matchers();
    }

    private long distance() {
        return switch (status.state) {
            case ACTIVE -> endsAt.toEpochMilli();
            case PENDING -> startsAt.toEpochMilli();
            case EXPIRED -> -endsAt.toEpochMilli();
        };
    }
}
