package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser;
import io.tocsin.mql.grammar.MqlParser.AsOfContext;
import io.tocsin.mql.grammar.MqlParser.BareContext;
import io.tocsin.mql.grammar.MqlParser.ClauseContext;
import io.tocsin.mql.grammar.MqlParser.ConjunctionContext;
import io.tocsin.mql.grammar.MqlParser.EachContext;
import io.tocsin.mql.grammar.MqlParser.FigureContext;
import io.tocsin.mql.grammar.MqlParser.FiguresContext;
import io.tocsin.mql.grammar.MqlParser.GroupContext;
import io.tocsin.mql.grammar.MqlParser.HasContext;
import io.tocsin.mql.grammar.MqlParser.LimitContext;
import io.tocsin.mql.grammar.MqlParser.OperandContext;
import io.tocsin.mql.grammar.MqlParser.QueryContext;
import io.tocsin.mql.grammar.MqlParser.SortContext;
import io.tocsin.mql.grammar.MqlParser.TargetContext;
import io.tocsin.mql.grammar.MqlParser.TestContext;
import io.tocsin.mql.grammar.MqlParser.ValueContext;
import io.tocsin.mql.grammar.MqlParser.WordContext;
import io.tocsin.mql.problem.Problems;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;

/** What could stand where reading failed, in words. */
final class Expectation {

    private static final String CONDITION = "a condition such as `severity <= S3` or `~label = \"value\"`";

    private Expectation() {}

    /** To follow "Expected". */
    static String in(RuleContext context, Around around) {
        return switch (context) {
            case ConjunctionContext ignored -> behindTerm(around);
            case TestContext ignored -> inTest(around);
            case WordContext word -> in(word.getParent(), around);
            case BareContext bare when bare.sign != null -> "a duration such as `7d`" + after(around);
            case ValueContext value -> value(value.getParent(), around);
            case GroupContext ignored -> "`)`" + after(around);
            case EachContext ignored ->
                around.typeBefore(1) == MqlParser.EACH ? "`(`" + after(around) : "`)`" + after(around);
            case OperandContext operand -> name(operand.getParent(), around);
            case ClauseContext ignored -> inClause(around);
            case FigureContext ignored -> inFigure(around);
            case TargetContext ignored -> "a target such as `@person`, `#team`, `schedule:name` or `robot:name`";
            case QueryContext query -> behindQuery(query, around);
            default -> CONDITION + after(around);
        };
    }

    private static String after(Around around) {
        Token last = around.before(1);
        return last == null ? "" : " after " + Problems.quoted(around.text(last));
    }

    private static String behindTerm(Around around) {
        if (!around.behindName()) {
            return "`and`, `or`, or the end of the condition" + after(around);
        }
        String ordered = around.typeBefore(1) == MqlParser.LABEL ? "" : "`<`, `<=`, `>`, `>=`, ";
        return "`=`, `!=`, `=~`, `!~`, " + ordered + "`in` or `not in`" + after(around);
    }

    private static String inTest(Around around) {
        return switch (around.typeBefore(1)) {
            case MqlParser.NOT -> "`in`" + after(around);
            case MqlParser.IN -> "`(` and a list of values" + after(around);
            default -> "`,` or `)`" + after(around);
        };
    }

    private static String value(RuleContext parent, Around around) {
        return switch (parent) {
            case AsOfContext ignored -> "a time" + after(around);
            case LimitContext ignored -> "a number" + after(around);
            case FiguresContext ignored -> "a duration" + after(around);
            default -> "a value" + after(around);
        };
    }

    private static String name(RuleContext parent, Around around) {
        return switch (parent) {
            case HasContext ignored -> "a label such as `~kubernetes`" + after(around);
            case SortContext ignored -> "a field to order by" + after(around);
            case FiguresContext ignored -> "a field or a label to split the figures by" + after(around);
            default -> "a field" + after(around);
        };
    }

    private static String inClause(Around around) {
        return around.typeBefore(1) == MqlParser.AS ? "`of`" + after(around) : "`by`" + after(around);
    }

    private static String inFigure(Around around) {
        return switch (around.typeBefore(1)) {
            case MqlParser.PIPE, MqlParser.COMMA -> "a figure such as `count` or `p95(response.time)`" + after(around);
            case MqlParser.LPAREN -> "a field or `)`" + after(around);
            default -> "`)`" + after(around);
        };
    }

    private static String behindQuery(QueryContext query, Around around) {
        if (around.before(1) == null) {
            return CONDITION;
        }
        if (query.route() != null) {
            return "`,` or the end of the text" + after(around);
        }
        if (query.figures() != null) {
            return "`,`, `by`, `every` or the end of the text" + after(around);
        }
        return "`as of`, `order by`, `limit`, `|`, `->`, or the end of the text" + after(around);
    }
}
