package io.tocsin.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code runbooks}: a folder, or a list of folders. */
final class RunbooksSection {

    private static final int FOLDERS = 20;
    private static final String FOLDER = "a folder";

    private final Problems problems;
    private final Values values;

    RunbooksSection(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    List<String> read(@Nullable Place section) {
        List<String> folders = new ArrayList<>();
        if (section == null) {
            return folders;
        }
        List<Place> places =
                Values.isText(section) ? List.of(section) : values.items(section, "a folder, or a list of folders");
        if (places.size() > FOLDERS) {
            problems.add(section, "Expected at most " + FOLDERS + " folders, but there are " + places.size());
        }
        places.forEach(place -> values.name(place, FOLDER).ifPresent(folders::add));
        return folders;
    }
}
