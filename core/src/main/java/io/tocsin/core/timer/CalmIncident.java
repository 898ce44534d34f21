package io.tocsin.core.timer;

import io.tocsin.core.alert.Told;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An incident of which no alert is open, as closing rules see it: they ask for nothing but what it answers here. */
final class CalmIncident implements IncidentView {

    private static final String OK = "ok";

    private final IncidentState state;
    private final List<Calm> alerts;

    /** @param alerts what was last told of each */
    CalmIncident(IncidentState state, List<Told> alerts) {
        this.state = state;
        this.alerts = alerts.stream().map(Calm::new).toList();
    }

    @Override
    public List<? extends AlertView> alerts() {
        return alerts;
    }

    @Override
    public @Nullable String text(Field field) {
        return switch (field) {
            case PROJECT -> state.project();
            case SERVICE_LEVEL -> state.serviceLevel();
            case STATUS -> state.status().word();
            case HOLDER -> state.holder();
            case STATE -> OK;
            default -> null;
        };
    }

    @Override
    public long number(Field field, Instant now) {
        return switch (field) {
            case SEVERITY -> state.severity().level();
            case ALERTS -> alerts.size();
            default -> Views.NONE;
        };
    }

    @Override
    public @Nullable Instant time(Field field) {
        return switch (field) {
            case OPENED -> state.opened();
            case TAKEN -> state.taken();
            default -> null;
        };
    }

    @Override
    public boolean flag(Field field, Instant now) {
        return field == Field.SNOOZED && state.snooze() != null;
    }

    private record Calm(Told told) implements AlertView {

        @Override
        public @Nullable String label(String name) {
            return told.labels().get(name);
        }

        @Override
        public boolean someLabelValue(Predicate<String> test) {
            return told.labels().someValue(test);
        }

        @Override
        public @Nullable String text(Field field) {
            return switch (field) {
                case PROJECT -> told.project();
                case TRIGGER -> told.trigger();
                case TITLE -> told.title();
                case TEXT -> told.text();
                case KIND -> told.kind().word();
                case STATE -> OK;
                default -> null;
            };
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public long number(Field field, Instant now) {
            return Views.NONE;
        }

        @Override
        public boolean flag(Field field, Instant now) {
            return false;
        }
    }
}
