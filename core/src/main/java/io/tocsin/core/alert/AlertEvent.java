package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/** What happened to an alert; kept for ever. Names, revisions and golden samples: see the registry in the store. */
public sealed interface AlertEvent
        permits AlertPended,
                AlertFired,
                AlertThresholdFired,
                AlertThresholdEnded,
                AlertWentUnknown,
                AlertResumed,
                AlertReinstated,
                AlertResolved,
                AlertDescribed,
                AlertOccurred,
                AlertGrouped,
                AlertMoved,
                AlertMuted,
                AlertUnmuted {

    Fingerprint fingerprint();

    /** When Tocsin decided it. */
    Instant at();
}
