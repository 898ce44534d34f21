package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Function;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import io.tocsin.mql.spec.SampleAlert;
import io.tocsin.mql.spec.SampleIncident;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What figures must come out, worked out one incident at a time. */
record ExpectedFigures(Figures figures, Instant now) {

    private static final long MONDAY = Instant.parse("2001-01-01T00:00:00Z").getEpochSecond();

    /** The rows, in no order. */
    Collection<List<@Nullable Object>> of(List<SampleIncident> found) {
        Map<List<@Nullable Object>, List<SampleIncident>> groups = new HashMap<>();
        for (SampleIncident incident : found) {
            for (List<@Nullable Object> group : groups(incident)) {
                groups.computeIfAbsent(group, g -> new ArrayList<>()).add(incident);
            }
        }
        if (figures.by().isEmpty() && figures.every() == null) {
            groups.putIfAbsent(List.of(), List.of());
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        groups.forEach((group, members) -> rows.add(row(group, members)));
        return rows;
    }

    private List<@Nullable Object> row(List<@Nullable Object> group, List<SampleIncident> members) {
        List<@Nullable Object> row = new ArrayList<>(group);
        figures.figures().forEach(figure -> row.add(measure(figure, members)));
        return row;
    }

    private Set<List<@Nullable Object>> groups(SampleIncident incident) {
        Set<List<@Nullable Object>> groups = new LinkedHashSet<>();
        List<@Nullable Object> step = new ArrayList<>();
        if (figures.every() != null) {
            long width = figures.every().toSeconds();
            long opened = Objects.requireNonNull(incident.time(Field.OPENED)).getEpochSecond();
            step.add(Instant.ofEpochSecond(opened - Math.floorMod(opened - MONDAY, width)));
        }
        groups.add(step);
        for (Operand operand : figures.by()) {
            Set<List<@Nullable Object>> longer = new LinkedHashSet<>();
            for (List<@Nullable Object> group : groups) {
                for (@Nullable Object value : values(operand, incident)) {
                    List<@Nullable Object> one = new ArrayList<>(group);
                    one.add(value);
                    longer.add(one);
                }
            }
            groups = longer;
        }
        return groups;
    }

    private List<@Nullable Object> values(Operand operand, SampleIncident incident) {
        List<Object> values =
                operand instanceof Operand.OfField(Field field) && field.level().ofIncident()
                        ? Stream.ofNullable(value(field, incident)).toList()
                        : incident.alerts().stream()
                                .flatMap(alert -> values(operand, alert))
                                .distinct()
                                .toList();
        return values.isEmpty() ? Arrays.asList((Object) null) : new ArrayList<>(values);
    }

    private static Stream<Object> values(Operand operand, SampleAlert alert) {
        return switch (operand) {
            case Operand.OfLabel(String name) -> Stream.ofNullable(alert.label(name));
            case Operand.OfField(Field field) ->
                field == Field.SOURCE
                        ? alert.sources().stream().map(Object.class::cast)
                        : Stream.ofNullable(alert.text(field));
        };
    }

    private @Nullable Object value(Field field, SampleIncident incident) {
        if (field.type().textual()) {
            return incident.text(field);
        }
        if (field.type() == Type.FLAG) {
            return incident.flag(field, now);
        }
        if (field.type() == Type.TIME) {
            return incident.time(field);
        }
        long number = incident.number(field, now);
        if (number == Views.NONE) {
            return null;
        }
        return switch (field.type()) {
            case SEVERITY -> Severity.ofLevel((int) number).name();
            case DURATION -> Duration.of(number, ChronoUnit.MICROS);
            default -> number;
        };
    }

    private @Nullable Object measure(Figure figure, List<SampleIncident> members) {
        Field field = figure.field();
        if (field == null) {
            return (long) members.size();
        }
        List<Object> values = members.stream()
                .map(incident -> value(field, incident))
                .filter(Objects::nonNull)
                .sorted()
                .map(Object.class::cast)
                .toList();
        return values.isEmpty() ? null : measure(figure.function(), values);
    }

    private static Object measure(Function function, List<Object> sorted) {
        int size = sorted.size();
        return switch (function) {
            case COUNT -> (long) size;
            case SUM ->
                sorted.getFirst() instanceof Long ? (Object) sum(sorted).longValueExact() : duration(sum(sorted));
            case AVG -> {
                BigDecimal sum = sum(sorted);
                yield sorted.getFirst() instanceof Long
                        ? (Object) (sum.doubleValue() / size)
                        : duration(sum.divide(BigDecimal.valueOf(size), 0, RoundingMode.HALF_UP));
            }
            case MIN -> sorted.getFirst();
            case MAX -> sorted.getLast();
            case P50 -> sorted.get(rank(50, size));
            case P90 -> sorted.get(rank(90, size));
            case P95 -> sorted.get(rank(95, size));
            case P99 -> sorted.get(rank(99, size));
        };
    }

    private static int rank(int percent, int size) {
        return Math.ceilDiv(percent * size, 100) - 1;
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream()
                .map(value -> BigDecimal.valueOf(value instanceof Duration d ? d.toNanos() / 1_000 : (Long) value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Duration duration(BigDecimal micros) {
        return Duration.of(micros.longValueExact(), ChronoUnit.MICROS);
    }
}
