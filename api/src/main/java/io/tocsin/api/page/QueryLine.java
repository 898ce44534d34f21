package io.tocsin.api.page;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.schema.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text in MQL as a page shows it.
 *
 * @param query null when it is not understood
 * @param pieces the text in order, each piece right or wrong; empty when nothing of it is wrong
 * @param mistakes all of them, in the order of the text
 */
record QueryLine(String text, @Nullable Query query, List<Piece> pieces, List<Mistake> mistakes) {

    /** @param wrong to be underlined; an empty piece that is wrong is where something is missing */
    record Piece(String text, boolean wrong) {}

    /** @param column from 1; 0 where no place is at fault */
    record Mistake(int line, int column, String message) {}

    static QueryLine of(@Nullable String text, Vocabulary vocabulary) {
        String written = text == null ? "" : text.strip();
        return switch (Mql.read(written, vocabulary)) {
            case Reading.Understood(Query query) -> new QueryLine(written, query, List.of(), List.of());
            case Reading.Refused refused ->
                new QueryLine(
                        written,
                        null,
                        pieces(written, refused.problems()),
                        refused.problems().stream().map(QueryLine::told).toList());
        };
    }

    /** As {@link #of}, for a search: what stands behind | or -> is refused. */
    static QueryLine search(@Nullable String text, Vocabulary vocabulary) {
        QueryLine line = of(text, vocabulary);
        Query query = line.query;
        if (query != null && query.figures() != null) {
            return line.refused("Expected a search, but figures are asked for behind |");
        }
        return line.withoutTargets();
    }

    /** As {@link #search}, for a condition alone: where an order or a limit would say nothing. */
    static QueryLine condition(@Nullable String text, Vocabulary vocabulary) {
        QueryLine line = search(text, vocabulary);
        return line.query == null || line.alone()
                ? line
                : line.refused("Expected a condition alone, but more stands behind it");
    }

    /** The same, refused where it is a rule. */
    QueryLine withoutTargets() {
        return query == null || query.targets().isEmpty()
                ? this
                : refused("Expected a query, but there are targets behind ->, as in a rule");
    }

    /** The same, understood but not to be answered. */
    QueryLine refused(String why) {
        return new QueryLine(text, null, List.of(), List.of(new Mistake(0, 0, why)));
    }

    /** The same about a moment of the past; the text stays as it was written. */
    QueryLine about(io.tocsin.mql.ast.Moment moment) {
        Query asked = required();
        return new QueryLine(
                text,
                new Query(asked.expression(), moment, asked.order(), asked.limit(), asked.figures(), asked.targets()),
                pieces,
                mistakes);
    }

    /** Whether it is a condition and nothing else. */
    public boolean alone() {
        return query != null && query.equals(Query.of(query.expression()));
    }

    public boolean blank() {
        return text.isEmpty();
    }

    /** What its results can be narrowed by. */
    Narrowing narrowing() {
        return query == null || query.figures() != null ? Narrowing.OF_ALL : new Narrowing(query);
    }

    /** @throws NullPointerException when it is not understood */
    Query required() {
        return Objects.requireNonNull(query);
    }

    private static Mistake told(Problem problem) {
        return new Mistake(problem.line(), problem.column(), problem.message());
    }

    private static List<Piece> pieces(String text, List<Problem> problems) {
        BitSet wrong = new BitSet(text.length());
        problems.forEach(problem -> wrong.set(
                Math.min(problem.range().from(), text.length()),
                Math.min(problem.range().to(), text.length())));
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            boolean bad = wrong.get(from);
            int end = bad ? wrong.nextClearBit(from) : wrong.nextSetBit(from);
            int to = end < 0 ? text.length() : Math.min(end, text.length());
            pieces.add(new Piece(text.substring(from, to), bad));
            from = to;
        }
        if (problems.stream().anyMatch(problem -> problem.range().from() >= text.length())) {
            pieces.add(new Piece("", true));
        }
        return pieces;
    }
}
