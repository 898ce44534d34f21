package io.tocsin.core.incident;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of an incident at the moment of a decision, in the order in which they came. */
public record Members(Map<Fingerprint, Member> alerts) {

    /** So many may be moved from one incident to another at once. */
    public static final int MOVED_AT_MOST = 10_000;

    /**
     * An alert.
     *
     * @param open whether its condition may hold
     * @param severity null when it does not fire
     */
    public record Member(boolean open, @Nullable Severity severity, String trigger, String title, String text) {}

    public static Members none() {
        return new Members(Map.of());
    }

    List<Fingerprint> fingerprints() {
        return List.copyOf(alerts.keySet());
    }

    boolean anyOpen() {
        return alerts.values().stream().anyMatch(Member::open);
    }

    /** The worst of those that fire; null when none does. */
    @Nullable Severity worst() {
        return worstOf(alerts.values());
    }

    @Nullable Severity worstOf(Collection<Member> some) {
        Severity worst = null;
        for (Member member : some) {
            if (member.severity() != null && (worst == null || member.severity().worseThan(worst))) {
                worst = member.severity();
            }
        }
        return worst;
    }
}
