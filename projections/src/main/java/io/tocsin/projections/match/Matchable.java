package io.tocsin.projections.match;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it was when it was read, in two shapes: as people see it, and as predicates do. Immutable.
 *
 * @param shown as the lists have it
 * @param together what all of its alerts have together, for conditions without {@code each( … )}
 * @param members the alerts themselves, of which there may be more; empty unless some condition says {@code each( … )}
 */
public record Matchable(
        io.tocsin.projections.queue.IncidentView shown,
        Counts counts,
        List<AlertView> together,
        List<? extends AlertView> members) {

    public Matchable {
        together = List.copyOf(together);
        members = List.copyOf(members);
    }

    /**
     * What its row has and the lists do not.
     *
     * @param awake the status that a snoozed one wakes to; else its own
     * @param breached some deadline of it passed without an answer
     */
    record Counts(int ok, long flaps, int comments, IncidentStatus awake, boolean breached) {}

    /** For predicates that say {@code each( … )}, or for the others. */
    public IncidentView seen(boolean each) {
        return new Seen(this, each ? members : together);
    }

    static long micros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    private record Seen(Matchable incident, List<? extends AlertView> alerts) implements IncidentView {

        private io.tocsin.projections.queue.IncidentView shown() {
            return incident.shown;
        }

        @Override
        public @Nullable String text(Field field) {
            return switch (field) {
                case PROJECT -> shown().project();
                case TITLE -> shown().title();
                case TEXT -> shown().text();
                case SERVICE_LEVEL -> shown().serviceLevel();
                case STATUS -> shown().status().word();
                case STATE -> state();
                case HOLDER -> shown().holder();
                default -> null;
            };
        }

        @Override
        public long number(Field field, Instant now) {
            return switch (field) {
                case NUMBER -> shown().number();
                case SEVERITY -> shown().severity().level();
                case ALERTS -> shown().alerts();
                case FIRING -> shown().firing();
                case FLAPS -> incident.counts.flaps;
                case COMMENTS -> incident.counts.comments;
                case DURATION -> between(shown().opened(), shown().closed() == null ? now : shown().closed());
                case RESPONSE_TIME -> between(shown().opened(), shown().taken());
                case RESPONSE_LEFT -> answered() == null ? between(now, shown().deadline()) : Views.NONE;
                default -> Views.NONE;
            };
        }

        @Override
        public @Nullable Instant time(Field field) {
            return switch (field) {
                case OPENED -> shown().opened();
                case TAKEN -> shown().taken();
                case CLOSED -> shown().closed();
                case DEADLINE -> shown().deadline();
                default -> null;
            };
        }

        @Override
        public boolean flag(Field field, Instant now) {
            return switch (field) {
                case FLAPPING -> shown().flapping();
                case SNOOZED -> shown().status() == IncidentStatus.SNOOZED;
                case RESPONSE_BREACHED -> incident.counts.breached || isLate(now);
                default -> false;
            };
        }

        /** Null while an answer is waited for, also of a reopened one that was taken before. */
        private @Nullable Instant answered() {
            return switch (incident.counts.awake) {
                case NEW, TODO, RETROSPECTIVE -> null;
                case TAKEN, SNOOZED, CLOSED -> shown().taken() == null ? shown().closed() : shown().taken();
            };
        }

        private boolean isLate(Instant now) {
            Instant deadline = shown().deadline();
            Instant answered = answered();
            return deadline != null && (answered == null ? now : answered).isAfter(deadline);
        }

        private @Nullable String state() {
            if (shown().firing() > 0) {
                return "firing";
            }
            if (shown().unknown() > 0) {
                return "unknown";
            }
            return shown().pending() > 0 ? "pending" : incident.counts.ok > 0 ? "ok" : null;
        }

        private static long between(@Nullable Instant from, @Nullable Instant to) {
            return from == null || to == null ? Views.NONE : micros(Duration.between(from, to));
        }
    }
}
