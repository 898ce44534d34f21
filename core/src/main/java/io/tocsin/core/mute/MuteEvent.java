package io.tocsin.core.mute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a mute; kept for ever. Names, revisions and golden samples: see the registry in the store. */
public sealed interface MuteEvent permits MuteSet, MuteChanged, MuteEnded {

    MuteId mute();

    /** When Tocsin decided it. */
    Instant at();

    /** Who did it, as they call themselves. */
    String by();

    @Nullable String comment();
}
