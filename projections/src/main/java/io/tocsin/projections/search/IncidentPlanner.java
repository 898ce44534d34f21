package io.tocsin.projections.search;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.search.IncidentCondition.OwnTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the incidents that satisfy an expression are found: the rarest of what they must be found by gives candidates;
 * where nothing is rare, incidents are looked at in the order that is asked for. Safe for use by many threads.
 */
final class IncidentPlanner {

    /**
     * Candidates cost as much as there are; to go through the incidents in their order costs as much as must be seen to fill a
     * page, which is the more the fewer fit. Both cost the same where the square of those that fit is so many times all.
     */
    static final double PAGE = 200;

    /** A step along an index reads what is beside what was read before; a look-up goes down a tree. */
    static final double STEP = 1.0 / 12;

    /** Where there is no order to go along, all are looked at; one by one costs a few times more each. */
    private static final double PART = 0.2;

    /** As many different titles of alerts may match a regular expression; all of them are in memory at once. */
    private static final int TEXTS = 100_000;

    private final double page;
    private final double step;
    private final Reader reader;
    private final KnownTexts known;
    private final Frequencies frequencies;

    IncidentPlanner(Reader reader, ValueMemory memory) {
        this(reader, memory, PAGE, STEP);
    }

    /**
     * @param page instead of {@link #PAGE}; 0 to go through the incidents wherever there is an order
     * @param step instead of {@link #STEP}; 0 to go along the order of the queue to candidates, however few
     */
    IncidentPlanner(Reader reader, ValueMemory memory, double page, double step) {
        this.page = page;
        this.step = step;
        this.reader = reader;
        this.known = new KnownTexts(reader, memory);
        this.frequencies = new Frequencies(reader);
    }

    /**
     * @param now whole microseconds
     * @param inOrder the first ones are wanted of an order that has an index, so that not all must be looked at
     */
    IncidentPlan plan(Expression expression, Instant now, boolean inOrder) {
        Looks looks = new Looks(known);
        List<Expression.Matches> open = new ArrayList<>();
        OwnTexts relaxed = (matches, negated) -> {
            open.add(matches);
            return Sql.TRUE;
        };
        IncidentPlan plan = plan(expression, now, inOrder, looks, relaxed);
        return open.isEmpty() ? plan : plan(expression, now, inOrder, looks, settled(plan, open));
    }

    /** What is known by the rows of today of incidents that satisfied the expression then. */
    Past.Incidents past(Expression expression, Instant moment) {
        return new Past.Incidents(
                Relevance.each(expression),
                position -> Past.Condition.of(new Relevance(known, moment).incidents(expression, position)));
    }

    /** Likewise of alerts. */
    static Past.Alerts pastAlerts(Expression expression) {
        return new Past.Alerts(position -> Past.Condition.of(Relevance.alerts(expression)));
    }

    /** The condition that an alert by itself satisfies the expression, the table being {@code a}. */
    Sql alerts(Expression expression, Instant now) {
        return new AlertCondition(new AlertFields(now, false), known, this::matching).of(expression, false);
    }

    /** What an incident is found by that has such an alert; null when that is nothing rare. */
    @Nullable Candidates candidates(Expression expression, Instant now) {
        return rarest(new Looks(known).needed(expression), now, true);
    }

    private IncidentPlan plan(Expression expression, Instant now, boolean inOrder, Looks looks, OwnTexts ownTexts) {
        AlertTexts texts = this::matching;
        IncidentCondition condition = new IncidentCondition(now, known, looks, texts, ownTexts);
        Candidates candidates = rarest(condition.needed(expression), now, inOrder);
        List<Sql> terms = new ArrayList<>();
        List<Sql> placed = new ArrayList<>();
        for (Expression term : expression instanceof Expression.And and ? and.terms() : List.of(expression)) {
            boolean done = looks.up(term)
                    .filter(ids -> candidates != null && ids.equals(candidates.ids()))
                    .isPresent();
            placed.add(condition.placed(term));
            terms.add(done ? Sql.TRUE : condition.of(term, false));
        }
        return new IncidentPlan(candidates, Sql.all(placed), Sql.all(terms));
    }

    private @Nullable Candidates rarest(List<Ids> needed, Instant now, boolean inOrder) {
        if (needed.isEmpty()) {
            return null;
        }
        Ids rarest = null;
        double all = frequencies.all(now);
        double fewest = inOrder ? Math.sqrt(page * all) : PART * all;
        for (Ids ids : needed) {
            double rows = ids.few() ? frequencies.rows(ids, now) : Double.MAX_VALUE;
            if (rows < fewest) {
                fewest = rows;
                rarest = ids;
            }
        }
        return rarest == null ? null : new Candidates(rarest, fewest, apart(needed, now), step);
    }

    private double apart(List<Ids> needed, Instant now) {
        double all = frequencies.all(now);
        double fit = all;
        for (Ids ids : needed) {
            fit *= Math.min(1, frequencies.rows(ids, now) / all);
        }
        return all / Math.max(1, fit);
    }

    /** Runs the regular expressions over the texts of those incidents that all other conditions leave. */
    private OwnTexts settled(IncidentPlan plan, List<Expression.Matches> open) {
        Map<Expression.Matches, List<Long>> found = new LinkedHashMap<>();
        Map<Expression.Matches, Predicate<String>> tests = new LinkedHashMap<>();
        for (Expression.Matches matches : open) {
            found.put(matches, new ArrayList<>());
            tests.put(matches, Predicates.ofText(matches.regex()));
        }
        reader.each(plan.select(Sql.of("i.number, i.title, i.text"), List.of(), Sql.of("")), row -> {
            long number = row.getLong("number");
            String title = row.getString("title");
            String text = row.getString("text");
            tests.forEach((matches, test) -> {
                if (test.test(isTitle(matches) ? title : text)) {
                    found.getOrDefault(matches, new ArrayList<>()).add(number);
                }
            });
        });
        return (matches, negated) -> {
            Object numbers = found.getOrDefault(matches, List.of()).toArray(Long[]::new);
            return Sql.of("i.number = ANY (?)", numbers).negatedIf(negated);
        };
    }

    private List<String> matching(Sql text, Predicate<String> test) {
        List<String> matching = new ArrayList<>();
        reader.each(Sql.join("SELECT DISTINCT ", text, " AS text FROM alert a WHERE a.project IS NOT NULL"), row -> {
            String found = row.getString("text");
            if (found != null && test.test(found)) {
                matching.add(found);
            }
            if (matching.size() > TEXTS) {
                throw new Unanswered(
                        Unanswered.Cause.TOO_MANY,
                        "Expected at most " + TEXTS
                                + " different titles or texts of alerts to match, but there are more; look for words instead");
            }
        });
        return matching;
    }

    private static boolean isTitle(Expression.Matches matches) {
        return matches.operand() instanceof Operand.OfField(Field field) && field == Field.TITLE;
    }
}
