package io.tocsin.mql.check;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.parse.Syntax;
import io.tocsin.mql.parse.SyntaxTree;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a whole text. One thread. */
public final class QueryCheck {

    private final Problems problems;
    private final ConditionCheck conditions;
    private final TailCheck tail;

    private QueryCheck(Problems problems, Vocabulary vocabulary) {
        Names names = new Names(problems, vocabulary);
        ValueReader values = new ValueReader(problems);
        this.problems = problems;
        this.conditions = new ConditionCheck(problems, names, values);
        this.tail = new TailCheck(problems, names, values, vocabulary.clock());
    }

    /**
     * @param problems has what was wrong with the text so far, and is given the rest
     * @return null when there is any problem
     */
    public static @Nullable Query check(SyntaxTree tree, Vocabulary vocabulary, Problems problems) {
        Query query = new QueryCheck(problems, vocabulary).query(tree);
        return problems.isEmpty() ? query : null;
    }

    private Query query(SyntaxTree tree) {
        Syntax written = tree.condition();
        Expression condition = written == null ? null : conditions.check(written);
        tree.clauses().forEach(clause -> placed(clause, tree));
        tree.clauses().forEach(tail::clause);
        return new Query(
                condition == null ? new Expression.Everything(Range.NONE) : condition,
                tail.asOf(),
                tail.order(),
                tail.limit(),
                tree.figures() == null ? null : tail.figures(tree.figures()),
                tree.route() == null ? List.of() : tail.targets(tree.route()));
    }

    /** Figures may be asked of the past, but have neither order nor limit; a rule has nothing of all that. */
    private void placed(Syntax.Clause clause, SyntaxTree tree) {
        boolean fits = tree.route() == null && (tree.figures() == null || clause instanceof Syntax.AsOf);
        if (!fits) {
            String expected = tree.route() == null ? "`|` and figures" : "`->` and targets";
            String but = "this belongs to a search";
            problems.add(
                    Fault.MISPLACED, clause.range(), expected + " right after the condition", but, "Leave it out.");
        }
    }
}
