package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an incident is what it is: each decision that was made when it opened, and what made it. */
@Schema(name = "Why")
record Explained(
        long number, Rules rulebook, Decided grouping, Decided routing, Answered response, List<Raised> raisedBy) {

    /**
     * The version that decided.
     *
     * @param version 0 is the built-in rules
     */
    record Rules(
            long version,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String comment) {}

    /**
     * One decision.
     *
     * @param rule what decided, in words; a rule with its line in the document
     * @param result what it came to
     */
    record Decided(String rule, String result) {}

    /** How soon it is to be answered: a cell of the matrix. */
    record Answered(
            Severity severity,
            String serviceLevel,
            ResponseClass responseClass,
            @Nullable Instant deadline) {}

    /**
     * An alert that opened it, and what made the alert fire.
     *
     * @param message null when time alone did it: a wait was over
     * @param event its position in the message, from 0
     */
    record Raised(
            Fingerprint alert,
            Instant at,
            @Nullable MessageId message,
            @Nullable Integer event) {}
}
