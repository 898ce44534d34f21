package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What people call an incident: {@code #4711}. Increasing, not without gaps. */
public record IncidentNumber(@JsonValue long value) implements Comparable<IncidentNumber> {

    private static final String PREFIX = "incident-";

    @JsonCreator
    public static IncidentNumber of(long value) {
        return new IncidentNumber(value);
    }

    /** The name of its stream in the event store. */
    public String stream() {
        return PREFIX + value;
    }

    public static IncidentNumber ofStream(String stream) {
        return new IncidentNumber(Long.parseLong(stream.substring(PREFIX.length())));
    }

    @Override
    public int compareTo(IncidentNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
