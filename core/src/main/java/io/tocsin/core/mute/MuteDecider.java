package io.tocsin.core.mute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a mute's life; those of changing are Alertmanager's. Pure. */
public final class MuteDecider {

    static final int LONGEST_COMMENT = 16_384;
    static final int LONGEST_NAME = 200;

    private MuteDecider() {}

    public static MuteRuling set(MuteId id, MuteWish wish, Instant now) {
        Instant from = wish.from() == null || wish.from().isBefore(now) ? now : wish.from();
        return fault(wish, from, now)
                .<MuteRuling>map(MuteRuling.Rejected::new)
                .orElseGet(() -> accept(new MuteSet(
                        id, now, wish.by(), wish.match(), wish.matchers(), from, wish.until(), wish.comment())));
    }

    /** Of one that {@link #canChange}. */
    public static MuteRuling change(MuteState state, MuteWish wish, Instant now) {
        Instant from = state.phase(now) == Phase.ACTIVE || wish.from() == null ? state.from() : wish.from();
        return fault(wish, from, now)
                .<MuteRuling>map(MuteRuling.Rejected::new)
                .orElseGet(
                        () -> accept(new MuteChanged(state.id(), now, wish.by(), from, wish.until(), wish.comment())));
    }

    /** Nothing happens to one that is over. */
    public static MuteRuling end(MuteState state, String by, @Nullable String comment, Instant now) {
        return state.phase(now) == Phase.EXPIRED
                ? new MuteRuling.Accepted(List.of())
                : accept(new MuteEnded(state.id(), now, by, comment));
    }

    /**
     * Whether it can become what is wished without its past becoming another: the same alerts, not over, and an active one
     * with the same beginning, to the second.
     */
    public static boolean canChange(MuteState state, MuteWish wish, Instant now) {
        Instant from = wish.from();
        boolean same = state.match().equals(wish.match()) && state.matchers().equals(wish.matchers());
        return same
                && switch (state.phase(now)) {
                    case EXPIRED -> false;
                    case ACTIVE ->
                        from == null || from.getEpochSecond() == state.from().getEpochSecond();
                    case PENDING -> from != null && !from.isBefore(now);
                };
    }

    private static Optional<String> fault(MuteWish wish, Instant from, Instant now) {
        String comment = wish.comment();
        if (!wish.until().isAfter(now)) {
            return Optional.of("Expected a mute to end in the future, but this one ends at " + wish.until());
        }
        if (!wish.until().isAfter(from)) {
            return Optional.of("Expected a mute to end after its beginning, but this one begins at " + from
                    + " and ends at " + wish.until());
        }
        if (wish.by().isBlank() || wish.by().length() > LONGEST_NAME) {
            return Optional.of("Expected who mutes, in at most " + LONGEST_NAME + " characters, but "
                    + (wish.by().isBlank() ? "nobody is named" : "the name is longer"));
        }
        if (wish.by().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("Expected who mutes in one line of text, but the name has control characters");
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            return Optional.of("Expected a comment of at most " + LONGEST_COMMENT + " characters, but it is longer");
        }
        return Optional.empty();
    }

    private static MuteRuling accept(MuteEvent event) {
        return new MuteRuling.Accepted(List.of(event));
    }
}
