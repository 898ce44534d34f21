package io.tocsin.mql.check;

import static io.tocsin.mql.problem.Problems.quoted;

import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Function;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.parse.Syntax;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what is to be counted and measured. */
final class FigureCheck {

    private static final List<String> FUNCTIONS =
            Arrays.stream(Function.values()).map(Function::word).toList();

    private static final int MOST_FIGURES = 20;
    private static final int MOST_SPLITS = 8;

    private final Problems problems;
    private final Names names;
    private final ValueReader values;

    FigureCheck(Problems problems, Names names, ValueReader values) {
        this.problems = problems;
        this.names = names;
        this.values = values;
    }

    /** Null when no figure is right. */
    @Nullable Figures check(Syntax.Figures written) {
        boundNumber("figures", MOST_FIGURES, written.figures(), Syntax.Figure::range);
        boundNumber("fields and labels after `by`", MOST_SPLITS, written.by(), Name::range);
        List<Figure> figures = new ArrayList<>();
        for (Syntax.Figure figure : written.figures()) {
            Figure checked = figure(figure);
            if (checked != null) {
                figures.add(checked);
            }
        }
        List<Operand> by =
                written.by().stream().flatMap(name -> by(name).stream()).toList();
        Duration every = written.every() == null ? null : every(written.every());
        return figures.isEmpty() ? null : new Figures(figures, by, every);
    }

    private interface ToRange<T> {

        Range apply(T written);
    }

    private <T> void boundNumber(String what, int most, List<T> written, ToRange<T> range) {
        if (written.size() > most) {
            problems.add(
                    Fault.TOO_MANY_VALUES,
                    range.apply(written.get(most)),
                    "at most " + most + " " + what,
                    "there are " + written.size(),
                    null);
        }
    }

    private @Nullable Figure figure(Syntax.Figure written) {
        Function function =
                Function.named(written.function().toLowerCase(Locale.ROOT)).orElse(null);
        if (function == null) {
            tellUnknown(written);
            return null;
        }
        Name name = written.name();
        if (function == Function.COUNT) {
            if (name != null) {
                String but = "`count` counts what was found and takes no field";
                problems.add(Fault.MISPLACED, name.range(), "`count` by itself", but, "Write `count`.");
            }
            return name == null ? new Figure(function, null) : null;
        }
        Field field = name == null ? missing(written, function) : measured(name, function);
        return field == null ? null : new Figure(function, field);
    }

    private void tellUnknown(Syntax.Figure written) {
        String all = FUNCTIONS.stream().map(Problems::quoted).collect(Collectors.joining(", "));
        List<String> near = Nearest.to(written.function(), FUNCTIONS);
        String suggestion = near.isEmpty() ? null : "Did you mean " + Names.choice(near) + "?";
        String but = "there is no figure " + quoted(written.function());
        problems.add(Fault.UNKNOWN_NAME, written.range(), "one of " + all, but, suggestion);
    }

    private @Nullable Field missing(Syntax.Figure written, Function function) {
        String suggestion = "Did you mean " + quoted(function.word() + "(response.time)") + "?";
        problems.add(
                Fault.SYNTAX, written.range(), "a field in parentheses after the figure", "there is none", suggestion);
        return null;
    }

    private @Nullable Field measured(Name name, Function function) {
        boolean adds = function == Function.SUM || function == Function.AVG;
        Predicate<Field> fits = adds ? Field::summable : Field::measurable;
        Operand operand = names.operand(name);
        if (operand == null) {
            return null;
        }
        if (operand instanceof Operand.OfField(Field field) && fits.test(field)) {
            return field;
        }
        String all = Arrays.stream(Field.values())
                .filter(fits)
                .map(field -> quoted(field.word()))
                .collect(Collectors.joining(", "));
        String but = "there is no " + quoted(function.word()) + " of "
                + quoted(problems.text()
                        .substring(name.range().from(), name.range().to()));
        problems.add(Fault.WRONG_VALUE, name.range(), "one of " + all, but, null);
        return null;
    }

    private List<Operand> by(Name name) {
        Operand operand = names.operand(name);
        if (operand instanceof Operand.OfField(Field field) && !field.groupable()) {
            String but = quoted(field.word()) + " is nearly always another one";
            String suggestion = field == Field.OPENED ? "For a row for each day write `every 1d`." : null;
            problems.add(Fault.MISPLACED, name.range(), "a field with few values or a `~label`", but, suggestion);
            return List.of();
        }
        return operand == null ? List.of() : List.of(operand);
    }

    private @Nullable Duration every(Literal literal) {
        Value.Length length = values.length(literal);
        if (length == null) {
            return null;
        }
        Duration every = length.duration();
        if (every.isPositive() && every.toMillisPart() == 0) {
            return every;
        }
        return values.wrong(literal, "one or more whole seconds after `every`", null, null);
    }
}
