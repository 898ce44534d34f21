package io.tocsin.api.page;

import io.tocsin.api.report.Review;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.search.Retrospective;
import io.tocsin.projections.search.Retrospective.Frequent;
import io.tocsin.projections.search.Retrospective.Load;
import io.tocsin.projections.search.Retrospective.Looked;
import io.tocsin.projections.search.Retrospective.Totals;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A retrospective to be shown: what leads to a search says to which.
 *
 * @param all the search for all incidents of it
 * @param breached the search for those that were answered late, or not
 * @param open the search for those that are not closed
 */
record LookedBack(
        Totals totals,
        String all,
        String breached,
        String open,
        List<Group> neverHandled,
        List<One> breaches,
        List<One> flappers,
        List<Group> triggers,
        List<One> longest,
        List<Retrospective.Chain> handovers,
        List<Person> people,
        List<Mute> mutes) {

    /** What one trigger of a project brought. */
    record Group(Frequent of, String mql) {}

    /**
     * One incident.
     *
     * @param time how late or how long; null where it is about a number
     */
    record One(Looked of, @Nullable String time) {}

    /** What one person did. */
    record Person(Load of, String mql) {}

    /** A mute that held. */
    record Mute(Review.Muted of, Moment from, Moment until) {}

    /** @param asked for what is looked back at, the period included */
    static LookedBack of(Review review, Expression asked) {
        Retrospective found = review.found();
        return new LookedBack(
                found.totals(),
                Formatter.format(asked),
                narrowed(asked, new Expression.Flag(Range.NONE, Field.RESPONSE_BREACHED)),
                narrowed(asked, new Expression.Not(Range.NONE, text(Field.STATUS, "closed"))),
                groups(found.neverHandled(), asked),
                ones(found.breaches()),
                ones(found.flappers()),
                groups(found.triggers(), asked),
                ones(found.longest()),
                found.handovers(),
                found.people().stream()
                        .map(load -> new Person(load, narrowed(asked, text(Field.HOLDER, load.person()))))
                        .toList(),
                review.mutes().stream()
                        .map(mute -> new Mute(mute, Moment.of(mute.from()), Moment.of(mute.until())))
                        .toList());
    }

    private static List<Group> groups(List<Frequent> all, Expression asked) {
        return all.stream()
                .map(one -> new Group(
                        one, narrowed(asked, text(Field.PROJECT, one.project()), text(Field.TRIGGER, one.trigger()))))
                .toList();
    }

    private static List<One> ones(List<Looked> all) {
        return all.stream().map(LookedBack::one).toList();
    }

    private static One one(Looked of) {
        Double seconds = of.seconds();
        return new One(of, seconds == null ? null : Moment.duration(Duration.ofSeconds(Math.round(seconds))));
    }

    private static String narrowed(Expression asked, Expression... more) {
        return Formatter.format(Narrowing.and(asked, more));
    }

    private static Expression text(Field field, String value) {
        return Narrowing.is(new Operand.OfField(field), new Value.Text(value));
    }
}
