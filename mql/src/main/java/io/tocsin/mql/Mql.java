package io.tocsin.mql;

import io.tocsin.mql.Reading.Refused;
import io.tocsin.mql.Reading.Understood;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.check.QueryCheck;
import io.tocsin.mql.parse.SyntaxReader;
import io.tocsin.mql.parse.SyntaxTree;
import io.tocsin.mql.problem.Limits;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Vocabulary;

/** Reads texts. May be used by many threads. */
public final class Mql {

    private Mql() {}

    /** Never fails: whatever the text is, it is understood or refused, in time and memory that {@link Limits} bound. */
    public static Reading read(String text, Vocabulary vocabulary) {
        return read(text, vocabulary, Limits.DEFAULT);
    }

    public static Reading read(String text, Vocabulary vocabulary, Limits limits) {
        Problems problems = new Problems(text, limits);
        SyntaxTree tree = SyntaxReader.read(problems);
        Query query = tree == null ? null : QueryCheck.check(tree, vocabulary, problems);
        return query == null ? new Refused(text, problems.sorted()) : new Understood(query);
    }
}
