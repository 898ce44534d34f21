package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser.AsOfContext;
import io.tocsin.mql.grammar.MqlParser.ClauseContext;
import io.tocsin.mql.grammar.MqlParser.FigureContext;
import io.tocsin.mql.grammar.MqlParser.FiguresContext;
import io.tocsin.mql.grammar.MqlParser.LimitContext;
import io.tocsin.mql.grammar.MqlParser.OrderByContext;
import io.tocsin.mql.grammar.MqlParser.RouteContext;
import io.tocsin.mql.grammar.MqlParser.SortContext;
import io.tocsin.mql.parse.Syntax.Literal;
import io.tocsin.mql.parse.Syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What follows the condition: clauses, figures, targets. */
final class TailBuilder {

    private final Offsets offsets;
    private final Leaves leaves;

    TailBuilder(Offsets offsets, Leaves leaves) {
        this.offsets = offsets;
        this.leaves = leaves;
    }

    /** What can be made of the contexts, without those that are broken. */
    static <C, T> List<T> whole(List<? extends C> contexts, Function<C, @Nullable T> make) {
        List<T> made = new ArrayList<>();
        for (C context : contexts) {
            T one = make.apply(context);
            if (one != null) {
                made.add(one);
            }
        }
        return made;
    }

    Syntax.@Nullable Clause clause(ClauseContext context) {
        return switch (context) {
            case AsOfContext asOf -> {
                Literal moment = leaves.value(asOf.moment);
                yield moment == null ? null : new Syntax.AsOf(offsets.of(asOf), moment);
            }
            case LimitContext limit -> {
                Literal count = leaves.value(limit.count);
                yield count == null ? null : new Syntax.Limit(offsets.of(limit), count);
            }
            case OrderByContext order -> new Syntax.OrderBy(offsets.of(order), whole(order.sort(), this::sort));
            default -> null;
        };
    }

    Syntax.@Nullable Figures figures(@Nullable FiguresContext context) {
        if (context == null) {
            return null;
        }
        return new Syntax.Figures(
                offsets.of(context),
                whole(context.figure(), this::figure),
                whole(context.by, leaves::name),
                leaves.value(context.width));
    }

    Syntax.@Nullable Route route(@Nullable RouteContext context) {
        return context == null ? null : new Syntax.Route(offsets.of(context), whole(context.target(), leaves::target));
    }

    private Syntax.@Nullable Sort sort(SortContext context) {
        Name name = leaves.name(context.name);
        boolean descending = context.DESC() != null;
        return name == null ? null : new Syntax.Sort(offsets.of(context), name, descending);
    }

    private Syntax.@Nullable Figure figure(FigureContext context) {
        if (context.exception != null || context.function == null) {
            return null;
        }
        return new Syntax.Figure(offsets.of(context), context.function.getText(), leaves.name(context.name));
    }
}
