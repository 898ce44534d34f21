package io.tocsin.api.page;

import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.rulebook.Project;
import io.tocsin.core.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom the rulebook knows to hold an incident. */
@Component
class Holders {

    private final RulebookCommands rulebook;

    Holders(RulebookCommands rulebook) {
        this.rulebook = rulebook;
    }

    /** Teams first, then persons, each by name. */
    List<String> all() {
        Rulebook rules = rulebook.get();
        TreeSet<String> holders = new TreeSet<>();
        rules.teams().forEach((team, members) -> {
            holders.add("#" + team);
            holders.addAll(members);
        });
        rules.projects().values().stream().map(Project::holder).forEach(holders::add);
        return List.copyOf(holders);
    }

    /** Each team, with its #, and who works for it: itself and its members. */
    Map<String, List<String>> teams() {
        Map<String, List<String>> teams = new TreeMap<>();
        rulebook.get().teams().forEach((team, members) -> {
            List<String> holders = new ArrayList<>(List.of("#" + team));
            holders.addAll(new TreeSet<>(members));
            teams.put("#" + team, holders);
        });
        return teams;
    }

    /** The teams of a person, each with its #; empty for one that is in none, or is not known. */
    List<String> teamsOf(@Nullable String person) {
        return rulebook.get().teams().entrySet().stream()
                .filter(team -> person != null && team.getValue().contains(person))
                .map(Map.Entry::getKey)
                .map(team -> "#" + team)
                .toList();
    }
}
