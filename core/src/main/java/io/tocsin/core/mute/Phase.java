package io.tocsin.core.mute;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a mute stands in time. */
public enum Phase {
    /** It holds later. */
    PENDING,
    /** It holds. */
    ACTIVE,
    /** It is over. */
    EXPIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
