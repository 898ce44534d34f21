package io.tocsin.core.rulebook;

import io.tocsin.core.message.Sender;
import io.tocsin.core.rulebook.Values.Entry;
import io.tocsin.core.severity.ResponseMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code projects}: name → {@code {service_level, holder}}; what one leaves out is as in the project default. */
final class ProjectsSection {

    private static final List<String> FIELDS = List.of("service_level", "holder");

    private final Problems problems;
    private final Values values;
    private final List<String> serviceLevels;
    private final Map<String, List<String>> teams;

    ProjectsSection(Problems problems, Values values, ResponseMatrix matrix, Map<String, List<String>> teams) {
        this.problems = problems;
        this.values = values;
        this.serviceLevels = matrix.serviceLevels();
        this.teams = teams;
    }

    /** With the project default, always. */
    Map<String, Project> read(Place root, @Nullable Place section) {
        Map<String, Entry> entries = section == null ? Map.of() : values.entries(section, "projects");
        Project fallback = fallback(section == null ? root : section, entries.get(Sender.DEFAULT_PROJECT));
        Map<String, Project> projects = new LinkedHashMap<>();
        entries.forEach((name, entry) -> projects.put(
                name, name.equals(Sender.DEFAULT_PROJECT) ? fallback : project(name, entry.value(), fallback)));
        projects.putIfAbsent(Sender.DEFAULT_PROJECT, fallback);
        return projects;
    }

    private Project fallback(Place otherwise, @Nullable Entry entry) {
        Project builtIn = Rulebook.defaultOfDefaults();
        return entry == null
                ? new Project(builtIn.name(), inherited(otherwise, builtIn), builtIn.holder())
                : project(builtIn.name(), entry.value(), builtIn);
    }

    private Project project(String name, Place place, Project fallback) {
        Map<String, Entry> fields = values.fields(place, "a project", FIELDS);
        Entry level = fields.get("service_level");
        Entry holder = fields.get("holder");
        return new Project(
                name,
                level == null ? inherited(place, fallback) : serviceLevel(level.value()),
                holder == null ? fallback.holder() : holder(holder.value()).orElse(fallback.holder()));
    }

    /** Only the built-in one can be missing in the matrix: each other was read against it. */
    private String inherited(Place place, Project fallback) {
        if (serviceLevels.contains(fallback.serviceLevel())) {
            return fallback.serviceLevel();
        }
        problems.add(
                place,
                "Expected a service level for the project \"default\", but it gives none and the matrix has no \""
                        + fallback.serviceLevel() + "\"");
        return serviceLevels.getFirst();
    }

    private String serviceLevel(Place place) {
        return values.word(place, serviceLevels, text -> Optional.of(text).filter(serviceLevels::contains))
                .orElse(serviceLevels.getFirst());
    }

    private Optional<String> holder(Place place) {
        return values.text(place, Holders.HOLDER).filter(holder -> {
            if (!Holders.isHolder(holder)) {
                problems.add(place, "Expected " + Holders.HOLDER + ", but found " + Values.quote(holder));
            } else if (holder.startsWith("#") && !teams.containsKey(holder.substring(1))) {
                problems.add(
                        place,
                        "Expected a team of the section teams, but found " + Values.quote(holder)
                                + Nearest.hint(
                                        holder,
                                        teams.keySet().stream()
                                                .map(team -> "#" + team)
                                                .toList()));
            }
            return true;
        });
    }
}
