package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/**
 * Who promised to speak again did not, or who spoke of it is silent altogether. The interval stays open.
 *
 * @param since when the last promise ran out, or the last source's silence began to count
 * @param source who fell silent last
 */
public record AlertWentUnknown(Fingerprint fingerprint, Instant at, Instant since, String source)
        implements AlertEvent {}
