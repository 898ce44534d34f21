package io.tocsin.core.rulebook;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a person hears all of it at once. For one thread. */
final class Problems {

    private final List<RulebookProblem> found = new ArrayList<>();

    void add(Place place, String message) {
        add(place.line(), place.column(), place.pointer(), message);
    }

    void add(int line, int column, String pointer, String message) {
        found.add(new RulebookProblem(line, column, pointer, message));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<RulebookProblem> inOrder() {
        return found.stream()
                .sorted(comparingInt(RulebookProblem::line).thenComparingInt(RulebookProblem::column))
                .toList();
    }
}
