package io.tocsin.mql.ruleset;

import com.google.re2j.Pattern;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.regex.LiteralRegex;
import java.util.List;

/**
 * How much memory a compiled expression takes at most, in bytes: itself, its tests, its share of the index, and what running
 * its regular expressions needs. An estimate on the safe side, made before anything is compiled.
 */
public final class Footprint {

    private static final int NODE = 300;
    private static final int TEXT = 250;
    /** Of texts in the index, of which each is kept twice at most. */
    private static final int CHARACTER = 80;
    /** The program and a machine to run it. */
    private static final int INSTRUCTION = 200;

    private Footprint() {}

    public static long of(Expression expression) {
        return NODE
                + switch (expression) {
                    case Expression.And and -> of(and.terms());
                    case Expression.Or or -> of(or.terms());
                    case Expression.Not not -> of(not.term());
                    case Expression.Each each -> of(each.term());
                    case Expression.Comparison comparison -> of(comparison.value());
                    case Expression.In in ->
                        in.values().stream().mapToLong(Footprint::of).sum();
                    case Expression.Matches matches -> ofRegex(matches.regex());
                    case Expression.Words words ->
                        words.words().stream().mapToLong(Footprint::of).sum();
                    case Expression.Has has -> of(has.label());
                    case Expression.Everything ignored -> 0;
                    case Expression.Flag ignored -> 0;
                };
    }

    private static long of(List<Expression> terms) {
        return terms.stream().mapToLong(Footprint::of).sum();
    }

    private static long of(Value value) {
        return value instanceof Value.Text(String text) ? of(text) : TEXT;
    }

    private static long of(String text) {
        return TEXT + 2L * text.length();
    }

    private static long ofRegex(String regex) {
        long inIndex = of(regex) + (long) CHARACTER * regex.length();
        boolean literal = LiteralRegex.of(regex).isPresent();
        return literal
                ? inIndex
                : inIndex + (long) INSTRUCTION * Pattern.compile(regex).programSize();
    }
}
