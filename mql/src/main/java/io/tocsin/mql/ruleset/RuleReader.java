package io.tocsin.mql.ruleset;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.parse.Characters;
import io.tocsin.mql.parse.Statements;
import io.tocsin.mql.parse.Statements.Statement;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text of routing rules: one a line, or on several lines where a line cannot be the end. May be used by many threads;
 * an object of it is for one text.
 */
public final class RuleReader {

    private final String text;
    private final Vocabulary vocabulary;
    private final RuleLimits limits;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long memory;

    private RuleReader(String text, Vocabulary vocabulary, RuleLimits limits) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.limits = limits;
    }

    /**
     * Never fails: whatever the text is, it is understood or refused. All rules are used or none.
     *
     * @param vocabulary for rules over alerts {@link Vocabulary#alerts()}
     */
    public static RuleReading read(String text, Vocabulary vocabulary) {
        return read(text, vocabulary, RuleLimits.DEFAULT);
    }

    public static RuleReading read(String text, Vocabulary vocabulary, RuleLimits limits) {
        RuleReader reader = new RuleReader(text, vocabulary, limits);
        reader.read();
        return reader.problems.isEmpty()
                ? new RuleReading.Understood(reader.rules)
                : new RuleReading.Refused(text, reader.problems);
    }

    private void read() {
        if (!isAcceptable()) {
            return;
        }
        List<Statement> statements = Statements.of(text, limits.rule().bytes());
        if (statements.size() > limits.rules()) {
            Statement beyond = statements.get(limits.rules());
            refuse(
                    beyond,
                    Fault.TOO_MANY_RULES,
                    whole(beyond),
                    "at most " + limits.rules() + " rules",
                    "here is one more");
            return;
        }
        for (Statement statement : statements) {
            if (problems.size() >= limits.rule().problems() || memory > limits.memory()) {
                return;
            }
            read(statement);
        }
    }

    private boolean isAcceptable() {
        Problems whole = new Problems(text, limits.rule());
        int broken = Characters.firstBroken(text);
        if (text.length() > limits.bytes() || text.getBytes(StandardCharsets.UTF_8).length > limits.bytes()) {
            String expected = "a text of at most " + limits.bytes() + " bytes";
            whole.add(Fault.TEXT_TOO_LONG, Range.NONE, expected, "it has more, written in UTF-8", null);
        } else if (broken >= 0) {
            Range place = new Range(broken, broken + 1);
            whole.add(Fault.NOT_TEXT, place, "whole characters", "here is half of one, or NUL", null);
        }
        problems.addAll(whole.sorted());
        return problems.isEmpty();
    }

    private void read(Statement statement) {
        String written = written(statement);
        switch (Mql.read(written, vocabulary, limits.rule())) {
            case Reading.Understood(Query query) -> keep(statement, written, query);
            case Reading.Refused refused -> add(statement, refused.problems());
        }
    }

    private void keep(Statement statement, String written, Query query) {
        if (query.targets().isEmpty()) {
            Range end = new Range(written.length(), written.length());
            refuse(statement, Fault.SYNTAX, end, "`->` and a target behind the condition", "the rule ends here");
            return;
        }
        memory += Footprint.of(query.expression());
        if (memory > limits.memory()) {
            String expected = "rules that need at most " + limits.memory() + " bytes of memory";
            refuse(statement, Fault.RULES_TOO_BIG, whole(statement), expected, "with this one they need more");
            return;
        }
        rules.add(new Rule(
                statement.line(),
                statement.column(),
                written,
                statement.comment(),
                query.expression(),
                query.targets()));
    }

    private void refuse(Statement statement, Fault fault, Range range, String expected, String but) {
        Problems own = new Problems(written(statement), limits.rule());
        own.add(fault, range, expected, but, null);
        add(statement, own.sorted());
    }

    private void add(Statement statement, List<Problem> found) {
        found.stream()
                .limit(limits.rule().problems() - problems.size())
                .map(problem -> problem.within(statement.range().from(), statement.line(), statement.column()))
                .forEach(problems::add);
    }

    private static Range whole(Statement statement) {
        return new Range(0, statement.range().to() - statement.range().from());
    }

    private String written(Statement statement) {
        return text.substring(statement.range().from(), statement.range().to());
    }
}
