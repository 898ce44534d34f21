package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.regex.LiteralRegex;
import java.util.Comparator;
import java.util.List;

/** How dear a condition is to ask, so that of several the cheap ones are asked first. */
final class Weight {

    private static final int LOOK = 1;
    private static final int SET = 2;
    private static final int TEXT = 4;
    private static final int PROGRAM = 50;
    private static final int WORD = 100;

    private Weight() {}

    /** The cheapest first; those of one weight stay as they were written. */
    static List<Expression> inOrder(List<Expression> terms) {
        return terms.stream()
                .map(term -> new Weighed(term, of(term)))
                .sorted(Comparator.comparingLong(Weighed::weight))
                .map(Weighed::term)
                .toList();
    }

    private static long of(Expression expression) {
        return switch (expression) {
            case Expression.Everything ignored -> LOOK;
            case Expression.Flag ignored -> LOOK;
            case Expression.Has ignored -> LOOK;
            case Expression.Comparison ignored -> LOOK;
            case Expression.In ignored -> SET;
            case Expression.Matches matches -> LiteralRegex.of(matches.regex()).isPresent() ? TEXT : PROGRAM;
            case Expression.Words words -> (long) WORD * words.words().size();
            case Expression.Not not -> of(not.term());
            case Expression.Each each -> of(each.term());
            case Expression.And and -> of(and.terms());
            case Expression.Or or -> of(or.terms());
        };
    }

    private static long of(List<Expression> terms) {
        return terms.stream().mapToLong(Weight::of).sum();
    }

    private record Weighed(Expression term, long weight) {}
}
