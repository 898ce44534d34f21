package io.tocsin.api.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that can be wrong for a while. It is logged once when it has lasted, and once when it is over. Told by one thread,
 * asked by any.
 */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final String over;
    private @Nullable Long since;
    private volatile @Nullable String lasting;

    /**
     * @param patience what lasts for less is nobody's business
     * @param over what is logged at its end
     */
    Trouble(Duration patience, LongSupplier nanoTime, String over) {
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.over = over;
    }

    /** It is there, for the first time or still. */
    void is(String what) {
        long now = nanoTime.getAsLong();
        if (since == null) {
            since = now;
        }
        if (lasting == null && now - since >= patience.toNanos()) {
            LOG.warn("{}", what);
            lasting = what;
        }
    }

    void isOver() {
        since = null;
        if (lasting != null) {
            LOG.info("{}", over);
            lasting = null;
        }
    }

    /** What is wrong now; null when nothing is, or not for long. */
    @Nullable String lasting() {
        return lasting;
    }
}
