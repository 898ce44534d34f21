package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of which something was heard lately: all open ones, and the last closed ones up to a bound. What is not here is
 * loaded from the store. Only the writer changes it; any thread may look at the open ones.
 */
final class AlertMemory {

    private final Map<Fingerprint, Watched> open = new ConcurrentHashMap<>();
    private final Map<Fingerprint, Watched> closed;

    AlertMemory(int closedAtMost) {
        this.closed = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Fingerprint, Watched> eldest) {
                return size() > closedAtMost;
            }
        };
    }

    @Nullable Watched get(Fingerprint fingerprint) {
        Watched watched = open.get(fingerprint);
        return watched != null ? watched : closed.get(fingerprint);
    }

    /** Safe for every thread; null unless the alert is open. */
    @Nullable Watched getOpen(Fingerprint fingerprint) {
        return open.get(fingerprint);
    }

    /** Each open one. */
    void forEachOpen(Consumer<Watched> each) {
        open.values().forEach(each);
    }

    void put(Watched watched) {
        Fingerprint fingerprint = watched.state().fingerprint();
        if (watched.state().status().open()) {
            open.put(fingerprint, watched);
            closed.remove(fingerprint);
        } else {
            open.remove(fingerprint);
            closed.put(fingerprint, watched);
        }
    }

    void forget(Fingerprint fingerprint) {
        open.remove(fingerprint);
        closed.remove(fingerprint);
    }

    int openCount() {
        return open.size();
    }
}
