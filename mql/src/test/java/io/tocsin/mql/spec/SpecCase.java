package io.tocsin.mql.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query and what is expected of it.
 *
 * @param place the file and the line, for messages
 * @param numbers of the incidents found, in this order if the query orders them; null when nothing is said of them
 * @param canonical how the formatter writes it; null when nothing is said of that
 */
public record SpecCase(
        String place,
        String query,
        @Nullable List<Long> numbers,
        @Nullable String canonical) {

    /**
     * The cases of a {@code .mqlspec} file: a query in one or more lines; then {@code => 1, 2} with the numbers that it
     * finds, or {@code == text} with its canonical form, or both. Empty lines and lines that begin with {@code ---} lie
     * between cases.
     */
    static List<SpecCase> read(String file, String text) {
        List<SpecCase> cases = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        List<Long> numbers = null;
        String canonical = null;
        boolean answered = false;
        int line = 0;
        for (String written : (text + "\n\n").split("\n", -1)) {
            line++;
            if (written.startsWith("=>")) {
                numbers = numbers(written.substring(2));
                answered = true;
            } else if (written.startsWith("== ") || written.equals("==")) {
                canonical = written.substring(2).strip();
                answered = true;
            } else if (answered) {
                cases.add(new SpecCase(file + ":" + line, query.toString().strip(), numbers, canonical));
                query.setLength(0);
                numbers = null;
                canonical = null;
                answered = false;
            } else if (!written.startsWith("---") && !written.startsWith("data ")) {
                query.append(written).append('\n');
            }
        }
        return cases;
    }

    private static List<Long> numbers(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
