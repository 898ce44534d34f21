package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.store.MutedAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Finds the alerts whose mute is over, some at a time: once a second, and at once when the mutes have changed. By the store and
 * not by memory, so that those of a node that died are found as well. For the writer's thread.
 */
final class Unmuting {

    static final int AT_ONCE = 2_000;

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Unmuting.class);

    private final MutedAlerts muted;
    private @Nullable Mutes looked;
    private Instant next = Instant.MIN;

    Unmuting(MutedAlerts muted) {
        this.muted = muted;
    }

    @SuppressWarnings("ReferenceEquality") // it is asked whether anything has changed
    List<Fingerprint> due(Mutes mutes, Instant now) {
        if (mutes == looked && now.isBefore(next)) {
            return List.of();
        }
        try {
            List<Fingerprint> found = muted.over(mutes.holding(now), AT_ONCE);
            if (found.size() < AT_ONCE) {
                rest(mutes, now);
            }
            return found;
        } catch (DataAccessException e) {
            LOG.warn("It could not be asked which mutes are over; it is tried again in {}", EVERY, e);
            rest(mutes, now);
            return List.of();
        }
    }

    private void rest(Mutes mutes, Instant now) {
        looked = mutes;
        next = now.plus(EVERY);
    }
}
