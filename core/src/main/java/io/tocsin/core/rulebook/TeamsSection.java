package io.tocsin.core.rulebook;

import io.tocsin.core.rulebook.Values.Entry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code teams}: name → {@code {members: [@person, …]}}. */
final class TeamsSection {

    private final Problems problems;
    private final Values values;

    TeamsSection(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    Map<String, List<String>> read(@Nullable Place section) {
        Map<String, List<String>> teams = new LinkedHashMap<>();
        if (section != null) {
            values.entries(section, "teams").forEach((name, entry) -> teams.put(name, team(name, entry)));
        }
        teams.putIfAbsent(Rulebook.DEFAULT_TEAM, List.of());
        return teams;
    }

    private List<String> team(String name, Entry entry) {
        if (!Holders.isHolder("#" + name)) {
            problems.add(
                    entry.key(),
                    "Expected a team's name of letters, digits, \".\", \"_\" and \"-\", without #, but found "
                            + Values.quote(name));
        }
        Map<String, Entry> fields = values.fields(entry.value(), "a team", List.of("members"));
        Entry members = fields.get("members");
        return members == null ? List.of() : members(members.value());
    }

    private List<String> members(Place list) {
        Set<String> members = new LinkedHashSet<>();
        for (Place item : values.items(list, "a list of people (\"@name\")")) {
            values.text(item, Holders.PERSON).ifPresent(member -> addMember(members, item, member));
        }
        return List.copyOf(members);
    }

    private void addMember(Set<String> members, Place item, String member) {
        if (!Holders.isPerson(member)) {
            problems.add(item, "Expected " + Holders.PERSON + ", but found " + Values.quote(member));
        } else if (!members.add(member)) {
            problems.add(item, "Expected each member once, but " + member + " is already in the list");
        }
    }
}
