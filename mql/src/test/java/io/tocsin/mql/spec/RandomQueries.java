package io.tocsin.mql.spec;

import com.google.re2j.Pattern;
import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Function;
import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Target;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes queries of every shape, each a valid one.
 *
 * @param random decides everything
 * @param labels names to ask for
 * @param texts values to compare with; parts of them become regular expressions and words
 */
public record RandomQueries(Random random, List<String> labels, List<String> texts) {

    private static final Instant EPOCH = Instant.parse("2026-10-20T00:00:00Z");
    private static final List<String> REGEXES =
            List.of("", "^", "$", ".*", "(?i)A", "\\d+", "[a-f]+$", "^(a|b)", "a|^b$", "a.c", "\\.", "x?");

    /** A search, figures or a rule. */
    public Query query() {
        Expression expression = random.nextInt(20) == 0 ? new Expression.Everything(Range.NONE) : expression();
        Moment asOf = random.nextInt(4) == 0 ? moment() : null;
        return switch (random.nextInt(4)) {
            case 0 -> new Query(expression, null, List.of(), null, null, some(this::target));
            case 1 -> new Query(expression, asOf, List.of(), null, figures(), List.of());
            default -> search(expression, asOf);
        };
    }

    /** A condition for incidents. */
    public Expression expression() {
        return expression(3, false);
    }

    private Query search(Expression expression, @Nullable Moment asOf) {
        Integer limit = random.nextBoolean() ? 1 + random.nextInt(10_000) : null;
        return new Query(expression, asOf, random.nextBoolean() ? order() : List.of(), limit, null, List.of());
    }

    private Expression expression(int depth, boolean inEach) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf(inEach);
        }
        return switch (random.nextInt(inEach ? 3 : 4)) {
            case 0 -> new Expression.And(Range.NONE, terms(depth - 1, inEach, Expression.And.class));
            case 1 -> new Expression.Or(Range.NONE, terms(depth - 1, inEach, Expression.Or.class));
            case 2 -> new Expression.Not(Range.NONE, expression(depth - 1, inEach));
            default -> new Expression.Each(Range.NONE, expression(depth - 1, true));
        };
    }

    private List<Expression> terms(int depth, boolean inEach, Class<?> but) {
        List<Expression> terms = new ArrayList<>();
        while (terms.size() < 2 || random.nextInt(3) == 0) {
            Expression term = expression(depth, inEach);
            if (!but.isInstance(term)) {
                terms.add(term);
            }
        }
        return terms;
    }

    private Expression leaf(boolean inEach) {
        Range none = Range.NONE;
        switch (random.nextInt(10)) {
            case 0 -> {
                return new Expression.Has(none, pick(labels));
            }
            case 1 -> {
                return new Expression.Words(none, some(this::word));
            }
            case 2 -> {
                return new Expression.Flag(none, field(f -> f.type() == Type.FLAG, inEach));
            }
            case 3, 4 -> {
                Operand operand = textual(inEach);
                return new Expression.Matches(none, operand, regex());
            }
            case 5, 6 -> {
                Operand operand = operand(inEach);
                return new Expression.In(none, operand, some(() -> value(operand)));
            }
            default -> {
                Operand operand = operand(inEach);
                return new Expression.Comparison(none, operand, comparator(operand), value(operand));
            }
        }
    }

    private Operand operand(boolean inEach) {
        return random.nextBoolean()
                ? new Operand.OfLabel(pick(labels))
                : new Operand.OfField(field(f -> f.type() != Type.FLAG, inEach));
    }

    private Operand textual(boolean inEach) {
        return random.nextInt(3) > 0
                ? new Operand.OfLabel(pick(labels))
                : new Operand.OfField(field(f -> f.type().textual(), inEach));
    }

    private Field field(Predicate<Field> which, boolean inEach) {
        return pick(Arrays.stream(Field.values())
                .filter(which)
                .filter(field -> !inEach || field.level().ofAlert())
                .toList());
    }

    private Comparator comparator(Operand operand) {
        boolean ordered =
                operand instanceof Operand.OfField(Field field) && field.type().ordered();
        return ordered ? pick(List.of(Comparator.values())) : Comparator.EQUAL;
    }

    private Value value(Operand operand) {
        return switch (operand) {
            case Operand.OfLabel ignored -> new Value.Text(pick(texts));
            case Operand.OfField(Field field) ->
                switch (field.type()) {
                    case TEXT, FLAG -> new Value.Text(pick(texts));
                    case ENUM -> new Value.Text(pick(field.words()));
                    case SEVERITY -> new Value.Grade(1 + random.nextInt(9));
                    case NUMBER -> new Value.Whole(random.nextInt(12) - 1);
                    case TIME -> moment();
                    case DURATION -> new Value.Length(duration());
                };
        };
    }

    private Moment moment() {
        return random.nextBoolean()
                ? new Moment.Fixed(
                        EPOCH.plusSeconds(random.nextInt(10 * 86_400)).plusNanos(1_000L * random.nextInt(3)))
                : new Moment.Relative(pick(List.of(Moment.Anchor.values())), duration());
    }

    private Duration duration() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(random.nextInt(100_000));
            case 2 -> Duration.ofMinutes(random.nextInt(5_000) - 2_500);
            case 3 -> Duration.ofDays(7L * random.nextInt(5));
            default -> Duration.ofHours(random.nextInt(100));
        };
    }

    private String regex() {
        if (random.nextInt(3) == 0) {
            return pick(REGEXES);
        }
        String literal = Pattern.quote(part(pick(texts)));
        String start = random.nextBoolean() ? "^" : "";
        String end = random.nextBoolean() ? "$" : "";
        return random.nextInt(3) > 0
                ? start + literal + end
                : start + "(" + literal + "|" + Pattern.quote(pick(texts)) + ")" + end;
    }

    private String part(String text) {
        int[] characters = text.codePoints().toArray();
        int from = random.nextInt(characters.length + 1);
        int to = from + random.nextInt(characters.length - from + 1);
        return new String(characters, from, to - from);
    }

    private String word() {
        List<String> words = Arrays.stream(part(pick(texts)).split("[\\p{IsWhite_Space}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        String word = words.isEmpty() ? "a" : pick(words);
        return random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT);
    }

    private List<Order> order() {
        List<Field> fields = new ArrayList<>(
                Stream.of(Field.values()).filter(Field::orderable).toList());
        Collections.shuffle(fields, random);
        return fields.subList(0, 1 + random.nextInt(3)).stream()
                .map(field -> new Order(field, random.nextBoolean()))
                .toList();
    }

    private Figures figures() {
        List<Operand> by = random.nextBoolean() ? List.of() : some(() -> new Operand.OfLabel(pick(labels)));
        Duration every = random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(100_000));
        return new Figures(some(this::figure), by, every);
    }

    private Figure figure() {
        Function function = pick(List.of(Function.values()));
        return switch (function) {
            case COUNT -> new Figure(function, null);
            case SUM, AVG -> new Figure(function, field(Field::summable, false));
            case MIN, MAX, P50, P90, P95, P99 -> new Figure(function, field(Field::measurable, false));
        };
    }

    private Target target() {
        return new Target(pick(List.of(Target.Kind.values())), random.nextBoolean() ? "l1" : pick(texts) + "x");
    }

    private <T> List<T> some(Supplier<T> make) {
        return Stream.generate(make).limit(1 + random.nextInt(3)).toList();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
