package io.tocsin.mql.spec;

import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident of the sample data. What can be worked out from its alerts and times is not given, so that this says what
 * such fields mean.
 *
 * @param texts of {@code project}, {@code title}, {@code text}, {@code service_level}, {@code status}, {@code holder}
 * @param times of {@code opened}, {@code taken}, {@code closed}, {@code deadline}
 */
public record SampleIncident(
        long number,
        Map<Field, String> texts,
        Map<Field, Instant> times,
        int severity,
        int comments,
        boolean snoozed,
        List<SampleAlert> alerts)
        implements IncidentView {

    private static final Set<String> AWAITING = Set.of("new", "todo", "retrospective");

    @Override
    public @Nullable String text(Field field) {
        return field == Field.STATE ? state() : texts.get(field);
    }

    @Override
    public @Nullable Instant time(Field field) {
        return times.get(field);
    }

    @Override
    public boolean flag(Field field, Instant now) {
        return switch (field) {
            case FLAPPING -> alerts.stream().anyMatch(SampleAlert::flapping);
            case SNOOZED -> snoozed;
            case RESPONSE_BREACHED -> breached(now);
            default -> false;
        };
    }

    @Override
    public long number(Field field, Instant now) {
        return switch (field) {
            case NUMBER -> number;
            case SEVERITY -> severity;
            case ALERTS -> alerts.size();
            case FIRING ->
                alerts.stream()
                        .filter(alert -> "firing".equals(alert.text(Field.STATE)))
                        .count();
            case FLAPS -> alerts.stream().mapToInt(SampleAlert::flaps).sum();
            case COMMENTS -> comments;
            case DURATION -> between(times.get(Field.OPENED), times.getOrDefault(Field.CLOSED, now));
            case RESPONSE_TIME -> between(times.get(Field.OPENED), times.get(Field.TAKEN));
            case RESPONSE_LEFT -> isWaiting() ? between(now, times.get(Field.DEADLINE)) : Views.NONE;
            default -> Views.NONE;
        };
    }

    /** Nobody took it, or not again after it was reopened, and somebody still should. */
    private boolean isWaiting() {
        return AWAITING.contains(texts.getOrDefault(Field.STATUS, ""))
                || (!times.containsKey(Field.TAKEN) && !times.containsKey(Field.CLOSED));
    }

    /** Answered late; or not answered, and the deadline has passed. */
    private boolean breached(Instant now) {
        Instant deadline = times.get(Field.DEADLINE);
        Instant answered = isWaiting() ? now : times.getOrDefault(Field.TAKEN, times.getOrDefault(Field.CLOSED, now));
        return deadline != null && answered.isAfter(deadline);
    }

    /** The first of these that some alert has; null when all alerts are instant. */
    private @Nullable String state() {
        for (String state : Field.STATE.words()) {
            if (alerts.stream().anyMatch(alert -> state.equals(alert.text(Field.STATE)))) {
                return state;
            }
        }
        return null;
    }

    private static long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? Views.NONE : SampleAlert.micros(Duration.between(from, to));
    }
}
