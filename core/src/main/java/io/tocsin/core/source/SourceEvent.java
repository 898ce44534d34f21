package io.tocsin.core.source;

import java.time.Instant;

/** What happened to a source; kept for ever, on a stream of its own. */
public sealed interface SourceEvent permits SourceFellSilent, SourceSpokeAgain, SourceUnwatched {

    /** Its name. */
    String source();

    /** When Tocsin decided it. */
    Instant at();
}
