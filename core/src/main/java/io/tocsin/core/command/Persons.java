package io.tocsin.core.command;

import io.tocsin.core.incident.People;
import io.tocsin.core.rulebook.Rulebook;
import java.util.List;
import java.util.Set;

/**
 * Who people are by the rulebook.
 *
 * @param admins who may do what only holders may
 */
record Persons(Rulebook rulebook, Set<String> admins) implements People {

    @Override
    public boolean isMember(String person, String team) {
        return rulebook.teams().getOrDefault(team, List.of()).contains(person);
    }

    @Override
    public boolean isTeam(String team) {
        return rulebook.teams().containsKey(team);
    }

    @Override
    public boolean isAdmin(String person) {
        return admins.contains(person);
    }
}
