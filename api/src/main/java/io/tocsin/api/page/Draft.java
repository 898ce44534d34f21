package io.tocsin.api.page;

import io.tocsin.core.message.Fault;
import io.tocsin.core.rulebook.RulebookProblem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook while somebody writes it.
 *
 * @param version that the writer started from
 * @param problems null: it was not checked
 */
record Draft(String text, long version, @Nullable List<Problem> problems) {

    /** How many numbers stand beside the text; there are more than lines, for what is written yet. */
    private static final int SPARE_LINES = 400;

    private static final int LEAST_ROWS = 12;

    /** A mistake, and what stands there; null where nothing does. */
    record Problem(RulebookProblem of, BodyText.@Nullable Place place) {}

    /** A number beside the text. */
    record Line(int number, boolean wrong) {}

    static Draft of(String text, long version) {
        return new Draft(text, version, null);
    }

    Draft checked(List<RulebookProblem> found) {
        return new Draft(
                text,
                version,
                found.stream()
                        .map(problem -> new Problem(
                                problem,
                                BodyText.place(
                                        text,
                                        new Fault(
                                                null,
                                                problem.line(),
                                                problem.column(),
                                                problem.path(),
                                                problem.message()))))
                        .toList());
    }

    /** Whether it was checked and has mistakes. */
    public boolean wrong() {
        return problems != null && !problems.isEmpty();
    }

    public int rows() {
        return Math.max(LEAST_ROWS, lineCount() + 1);
    }

    public List<Line> lines() {
        Set<Integer> wrong = problems == null
                ? Set.of()
                : problems.stream().map(problem -> problem.of().line()).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, lineCount() + SPARE_LINES)
                .mapToObj(number -> new Line(number, wrong.contains(number)))
                .toList();
    }

    private int lineCount() {
        return (int) text.lines().count();
    }
}
