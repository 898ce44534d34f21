package io.tocsin.core.incident;

import java.util.List;

/** The answer to a command. */
public sealed interface Ruling {

    /** It is carried out by these events. */
    record Accepted(List<IncidentEvent> events) implements Ruling {}

    /** It is not carried out. */
    record Rejected(Rejection rejection) implements Ruling {}

    static Ruling accept(IncidentEvent event) {
        return new Accepted(List.of(event));
    }

    static Ruling reject(Rejection rejection) {
        return new Rejected(rejection);
    }
}
