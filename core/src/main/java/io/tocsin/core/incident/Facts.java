package io.tocsin.core.incident;

import io.tocsin.core.severity.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs beside the incident itself, as it is in the same transaction.
 *
 * @param rulebook the version of the rules
 * @param members the alerts that the command is about, where it is about any; see {@link IncidentCommand}
 * @param other the other incident of a command about two; null when there is none of that number
 * @param fresh a number that no incident has; null where none is needed
 */
public record Facts(
        long rulebook,
        ResponseMatrix matrix,
        People people,
        Members members,
        @Nullable IncidentState other,
        @Nullable IncidentNumber fresh) {

    public static Facts of(long rulebook, ResponseMatrix matrix, People people) {
        return new Facts(rulebook, matrix, people, Members.none(), null, null);
    }

    public Facts with(Members alerts) {
        return new Facts(rulebook, matrix, people, alerts, other, fresh);
    }

    public Facts with(@Nullable IncidentState incident) {
        return new Facts(rulebook, matrix, people, members, incident, fresh);
    }

    public Facts with(IncidentNumber number) {
        return new Facts(rulebook, matrix, people, members, other, number);
    }
}
