package io.tocsin.core.format;

import io.tocsin.core.event.Link;
import io.tocsin.core.label.Labels;
import java.util.List;

/**
 * A hash of what an event says to people; the same on every machine for ever. The way back to the source does not count: two
 * replicas of one Prometheus say the same and have different addresses.
 */
final class Description {

    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private Description() {}

    static long of(Labels annotations, Labels collected, List<Link> links) {
        long hash = mix(mix(1, annotations), collected);
        for (Link link : links) {
            if (!link.title().equals(Links.SOURCE)) {
                hash = mix(mix(hash, link.title()), link.url());
            }
        }
        return hash;
    }

    private static long mix(long hash, Labels labels) {
        long mixed = hash + labels.size();
        for (int i = 0; i < labels.size(); i++) {
            mixed = mix(mix(mixed, labels.name(i)), labels.value(i));
        }
        return mixed * ODD;
    }

    private static long mix(long hash, String text) {
        long mixed = (hash ^ (((long) text.length() << 32) | (text.hashCode() & 0xFFFF_FFFFL))) * ODD;
        return mixed ^ (mixed >>> 29);
    }
}
