package io.tocsin.projections.bench;

import io.tocsin.core.store.History;
import io.tocsin.core.store.StoredEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * At whatever moment: the last tenth of the incidents came later, and nothing else has changed since. What remains is to see the
 * tables as they were.
 */
record LastTenth(long incidents) implements History {

    @Override
    public long at(Instant moment) {
        return incidents * 9 / 10;
    }

    @Override
    public long count(Collection<String> streams, long position, long atMost) {
        return 0;
    }

    @Override
    public void each(Collection<String> streams, long position, Consumer<StoredEvent> each) {}
}
