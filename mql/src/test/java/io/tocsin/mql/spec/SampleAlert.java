package io.tocsin.mql.spec;

import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An alert of the sample data.
 *
 * @param texts of {@code project}, {@code trigger}, {@code title}, {@code text}, {@code service_level}, {@code state},
 *     {@code kind}
 * @param severity 1 to 9
 * @param lasted the intervals that are over
 * @param since when the open interval began
 */
public record SampleAlert(
        Map<String, String> labels,
        Map<Field, String> texts,
        List<String> sources,
        int severity,
        int flaps,
        boolean flapping,
        Duration lasted,
        @Nullable Instant since)
        implements AlertView {

    @Override
    public @Nullable String label(String name) {
        return labels.get(name);
    }

    @Override
    public boolean someLabelValue(Predicate<String> test) {
        return labels.values().stream().anyMatch(test);
    }

    @Override
    public @Nullable String text(Field field) {
        return texts.get(field);
    }

    @Override
    public long number(Field field, Instant now) {
        return switch (field) {
            case SEVERITY -> severity;
            case FLAPS -> flaps;
            case DURATION -> micros(duration(now));
            default -> Views.NONE;
        };
    }

    @Override
    public boolean flag(Field field, Instant now) {
        return field == Field.FLAPPING && flapping;
    }

    private Duration duration(Instant now) {
        return since == null ? lasted : lasted.plus(Duration.between(since, now));
    }

    static long micros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }
}
