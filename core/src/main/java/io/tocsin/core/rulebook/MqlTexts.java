package io.tocsin.core.rulebook;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.schema.Vocabulary;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads MQL that stands in a rulebook; its mistakes are told with their places in the document. */
final class MqlTexts {

    private final Problems problems;
    private final Values values;

    MqlTexts(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    /** A condition and nothing behind it. */
    Optional<Expression> condition(Place place, Vocabulary vocabulary) {
        return query(place, "a condition in MQL", vocabulary).flatMap(query -> {
            if (!query.equals(Query.of(query.expression()))) {
                problems.add(place, "Expected a condition alone, but more stands behind it");
                return Optional.empty();
            }
            return Optional.of(query.expression());
        });
    }

    /** Anything that can be said in these words. */
    Optional<Query> query(Place place, String expected, Vocabulary vocabulary) {
        return values.text(place, expected).flatMap(text -> switch (Mql.read(text, vocabulary)) {
            case Reading.Understood understood -> Optional.of(understood.query());
            case Reading.Refused refused -> {
                refused.problems().forEach(problem -> add(place, problem));
                yield Optional.empty();
            }
        });
    }

    /** Where in the document the mistake is; the beginning of the text where escapes or folding move its parts. */
    void add(Place place, Problem problem) {
        ScalarNode scalar = (ScalarNode) place.node();
        Mark start = scalar.getStartMark();
        int line = place.line();
        int column = place.column();
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL) {
            line += problem.line();
            column = indentation(start) + problem.column();
        } else if (isAsWritten(scalar)) {
            column += problem.column() - 1 + (scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1);
        }
        problems.add(line, column, place.pointer(), problem.message());
    }

    /** On one line, character by character. */
    private static boolean isAsWritten(ScalarNode scalar) {
        int written = scalar.getEndMark().getIndex() - scalar.getStartMark().getIndex();
        String value = scalar.getValue();
        int quotes = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 2;
        return written == value.codePointCount(0, value.length()) + quotes
                && scalar.getStartMark().getLine() == scalar.getEndMark().getLine();
    }

    /** Of the first line of a literal text that is not empty. */
    private static int indentation(Mark start) {
        int[] text = start.getBuffer();
        int i = start.getPointer();
        while (i < text.length && text[i] != '\n') {
            i++;
        }
        int spaces = 0;
        for (i++; i < text.length && (text[i] == ' ' || text[i] == '\n'); i++) {
            spaces = text[i] == '\n' ? 0 : spaces + 1;
        }
        return spaces;
    }
}
