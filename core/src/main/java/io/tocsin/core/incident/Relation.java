package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What one incident has to do with another.
 *
 * @param as what the incident is to the other
 */
public record Relation(IncidentNumber to, Role as) {

    /** The two sides of a relation. */
    public enum Role {
        CAUSE,
        CONSEQUENCE;

        @JsonCreator
        public static Role of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What the other one is to this. */
        public Role counterpart() {
            return this == CAUSE ? CONSEQUENCE : CAUSE;
        }
    }
}
