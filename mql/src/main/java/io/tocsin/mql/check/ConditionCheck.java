package io.tocsin.mql.check;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.parse.Sign;
import io.tocsin.mql.parse.Syntax;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks a condition. What is wrong in it is told and becomes null. */
final class ConditionCheck {

    private final Problems problems;
    private final Names names;
    private final ValueReader values;
    private final OperatorCheck operators;
    private final LoneName lone;
    private int terms;

    ConditionCheck(Problems problems, Names names, ValueReader values) {
        this.problems = problems;
        this.names = names;
        this.values = values;
        this.operators = new OperatorCheck(problems);
        this.lone = new LoneName(problems, names);
    }

    @Nullable Expression check(Syntax syntax) {
        if (problems.isFull()) {
            return null;
        }
        return switch (syntax) {
            case Syntax.Chain chain -> chain(chain);
            case Syntax.Negated negated -> not(negated.range(), check(negated.term()));
            case Syntax.Each each -> each(each);
            default -> counted(syntax.range(), 1) ? term(syntax) : null;
        };
    }

    private @Nullable Expression term(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Has has -> has(has);
            case Syntax.Quoted quoted -> words(quoted);
            case Syntax.Alone alone -> flag(alone);
            case Syntax.Compared compared -> compared(compared);
            case Syntax.Listed listed -> listed(listed);
            case Syntax.Incomplete incomplete -> {
                names.operand(incomplete.name());
                yield null;
            }
            case Syntax.Chain ignored -> null;
            case Syntax.Negated ignored -> null;
            case Syntax.Each ignored -> null;
        };
    }

    private @Nullable Expression chain(Syntax.Chain chain) {
        List<Expression> checked = new ArrayList<>();
        for (Syntax term : chain.terms()) {
            Expression one = check(term);
            if (one == null) {
                continue;
            }
            if (chain.all() && one instanceof Expression.And and) {
                checked.addAll(and.terms());
            } else if (!chain.all() && one instanceof Expression.Or or) {
                checked.addAll(or.terms());
            } else {
                checked.add(one);
            }
        }
        if (checked.size() < 2) {
            return null;
        }
        return chain.all() ? new Expression.And(chain.range(), checked) : new Expression.Or(chain.range(), checked);
    }

    private static @Nullable Expression not(Range range, @Nullable Expression term) {
        return term == null ? null : new Expression.Not(range, term);
    }

    private @Nullable Expression each(Syntax.Each each) {
        if (names.isInsideEach()) {
            String but = "this one is inside another one, which speaks of one alert already";
            problems.add(Fault.MISPLACED, each.range(), "`each( … )` by itself", but, "Leave the inner `each` out.");
            return null;
        }
        names.insideEach(true);
        Expression term = check(each.term());
        names.insideEach(false);
        return term == null ? null : new Expression.Each(each.range(), term);
    }

    private @Nullable Expression has(Syntax.Has has) {
        if (has.name().label()) {
            String label = names.label(has.name());
            return label == null ? null : new Expression.Has(has.range(), label);
        }
        String name = has.name().text();
        String but = Problems.quoted(name) + " is no label";
        String suggestion = "Did you mean " + Problems.quoted("has ~" + name) + "?";
        problems.add(Fault.WRONG_OPERATOR, has.name().range(), "a label such as `~name` after `has`", but, suggestion);
        return null;
    }

    private @Nullable Expression words(Syntax.Quoted quoted) {
        Value.Text text = values.text(quoted.text());
        if (text == null) {
            return null;
        }
        List<String> words = Arrays.stream(text.text().split("[\\p{IsWhite_Space}]+"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        if (words.isEmpty()) {
            problems.add(Fault.WRONG_VALUE, quoted.range(), "words to search for", "there are none", null);
            return null;
        }
        return counted(quoted.range(), words.size() - 1) ? new Expression.Words(quoted.range(), words) : null;
    }

    private @Nullable Expression flag(Syntax.Alone alone) {
        Field flag = lone.flag(alone.name());
        return flag == null ? null : new Expression.Flag(alone.range(), flag);
    }

    private @Nullable Expression compared(Syntax.Compared compared) {
        Operand operand = names.operand(compared.name());
        Sign sign = compared.sign();
        if (operand == null || !operators.allows(operand, compared)) {
            return null;
        }
        Expression positive = sign.regex()
                ? matches(compared, operand)
                : comparison(compared, operand, values.value(compared.value(), operand));
        return sign.negative() ? not(compared.range(), positive) : positive;
    }

    private @Nullable Expression matches(Syntax.Compared compared, Operand operand) {
        String regex = values.regex(compared.value());
        return regex == null ? null : new Expression.Matches(compared.range(), operand, regex);
    }

    private static @Nullable Expression comparison(Syntax.Compared compared, Operand operand, @Nullable Value value) {
        if (value == null) {
            return null;
        }
        Comparator comparator = switch (compared.sign()) {
            case LESS -> Comparator.LESS;
            case AT_MOST -> Comparator.AT_MOST;
            case GREATER -> Comparator.GREATER;
            case AT_LEAST -> Comparator.AT_LEAST;
            case EQUAL, NOT_EQUAL, MATCHES, NOT_MATCHES -> Comparator.EQUAL;
        };
        return new Expression.Comparison(compared.range(), operand, comparator, value);
    }

    private @Nullable Expression listed(Syntax.Listed listed) {
        Operand operand = names.operand(listed.name());
        if (operand == null || !operators.allowsList(operand, listed) || !isShort(listed)) {
            return null;
        }
        List<Value> read = new ArrayList<>();
        for (Literal literal : listed.values()) {
            Value value = values.value(literal, operand);
            if (value != null) {
                read.add(value);
            }
        }
        if (read.size() < listed.values().size()) {
            return null;
        }
        Expression in = new Expression.In(listed.range(), operand, read);
        return listed.negated() ? not(listed.range(), in) : in;
    }

    private boolean isShort(Syntax.Listed listed) {
        int most = problems.limits().values();
        if (listed.values().size() <= most) {
            return true;
        }
        Range first = listed.values().get(most).range();
        String but = "here is the first of " + (listed.values().size() - most) + " more";
        problems.add(Fault.TOO_MANY_VALUES, first, "at most " + most + " values in a list", but, null);
        return false;
    }

    /** Told once, of the first one too many. */
    private boolean counted(Range range, int more) {
        int most = problems.limits().terms();
        boolean wasFine = terms <= most;
        terms += more;
        if (terms > most && wasFine) {
            String suggestion = "Many values of one label fit into a list: `~label in ( … )`.";
            problems.add(Fault.TOO_MANY_TERMS, range, "at most " + most + " terms", "here is one more", suggestion);
        }
        return terms <= most;
    }
}
