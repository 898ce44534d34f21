package io.tocsin.mql.check;

import static io.tocsin.mql.problem.Problems.quoted;

import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Target;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.parse.Syntax;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks clauses and targets, and keeps what they say. One text. */
final class TailCheck {

    private final Problems problems;
    private final Names names;
    private final ValueReader values;
    private final FigureCheck figures;
    private final @Nullable InstantSource clock;
    private final Set<Class<?>> given = new HashSet<>();
    private final List<Order> order = new ArrayList<>();
    private @Nullable Moment asOf;
    private @Nullable Integer limit;

    /** @param clock see {@link io.tocsin.mql.schema.Vocabulary} */
    TailCheck(Problems problems, Names names, ValueReader values, @Nullable InstantSource clock) {
        this.problems = problems;
        this.names = names;
        this.values = values;
        this.clock = clock;
        this.figures = new FigureCheck(problems, names, values);
    }

    @Nullable Moment asOf() {
        return asOf;
    }

    List<Order> order() {
        return order;
    }

    @Nullable Integer limit() {
        return limit;
    }

    @Nullable Figures figures(Syntax.Figures written) {
        return figures.check(written);
    }

    void clause(Syntax.Clause clause) {
        if (!given.add(clause.getClass())) {
            problems.add(Fault.MISPLACED, clause.range(), "this clause once", "it is the second one", "Leave it out.");
            return;
        }
        switch (clause) {
            case Syntax.AsOf written -> asOf = past(written.moment());
            case Syntax.Limit written -> limit = limit(written.count());
            case Syntax.OrderBy written -> orderBy(written.sorts());
        }
    }

    List<Target> targets(Syntax.Route route) {
        List<Target> targets = new ArrayList<>();
        for (Literal literal : route.targets()) {
            Target target = target(literal);
            if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }

    private @Nullable Moment past(Literal literal) {
        Moment moment = values.moment(literal);
        Instant now = clock == null ? null : clock.instant();
        if (moment == null || now == null || !moment.at(now).isAfter(now)) {
            return moment;
        }
        return values.wrong(
                literal,
                "a moment in the past after `as of`",
                quoted(literal.text()) + " is still to come; now it is `" + now.truncatedTo(ChronoUnit.SECONDS) + '`',
                null);
    }

    private @Nullable Integer limit(Literal literal) {
        int most = problems.limits().rows();
        if (literal.text().matches("[0-9]{1,9}")) {
            int count = Integer.parseInt(literal.text());
            if (count >= 1 && count <= most) {
                return count;
            }
        }
        return values.wrong(literal, "a number from 1 to " + most + " after `limit`", null, null);
    }

    private void orderBy(List<Syntax.Sort> sorts) {
        Set<Field> before = EnumSet.noneOf(Field.class);
        for (Syntax.Sort sort : sorts) {
            Field field = orderable(sort.name());
            if (field != null && !before.add(field)) {
                String but = quoted(field.word()) + " came before";
                problems.add(Fault.MISPLACED, sort.range(), "each field once", but, "Leave it out.");
            } else if (field != null) {
                order.add(new Order(field, sort.descending()));
            }
        }
    }

    private @Nullable Field orderable(Name name) {
        Operand operand = names.operand(name);
        if (operand == null || (operand instanceof Operand.OfField(Field field) && field.orderable())) {
            return operand instanceof Operand.OfField(Field field) ? field : null;
        }
        String all = Arrays.stream(Field.values())
                .filter(Field::orderable)
                .map(field -> quoted(field.word()))
                .collect(Collectors.joining(", "));
        String but = "there is no order by "
                + quoted(problems.text()
                        .substring(name.range().from(), name.range().to()));
        problems.add(Fault.MISPLACED, name.range(), "one of " + all, but, null);
        return null;
    }

    private @Nullable Target target(Literal literal) {
        Value.Text text = values.text(literal);
        if (text == null) {
            return null;
        }
        for (Target.Kind kind : Target.Kind.values()) {
            String sign = kind.sign();
            if (text.text().startsWith(sign) && text.text().length() > sign.length()) {
                return new Target(kind, text.text().substring(sign.length()));
            }
        }
        boolean bare = text.text().matches("[\\p{L}\\p{N}_.-]+");
        String suggestion =
                bare ? "Did you mean " + quoted("@" + text.text()) + " or " + quoted("#" + text.text()) + "?" : null;
        String expected = "a target such as `@person`, `#team`, `schedule:name` or `robot:name`";
        return values.wrong(literal, expected, null, suggestion);
    }
}
