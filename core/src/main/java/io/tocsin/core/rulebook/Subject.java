package io.tocsin.core.rulebook;

import io.tocsin.core.event.Kind;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An alert, or what is to become one, as the rules see it. What is not known yet satisfies nothing.
 *
 * @param annotations {@code summary} and {@code description} are its title and text
 * @param serviceLevel of its project; null before that is looked up
 * @param severity null before that is decided
 * @param kind null before that is known
 */
public record Subject(
        String source,
        String project,
        String trigger,
        Labels labels,
        Labels annotations,
        @Nullable String serviceLevel,
        @Nullable Severity severity,
        @Nullable Kind kind)
        implements AlertView {

    private static final String FIRING = "firing";

    @Override
    public @Nullable String label(String name) {
        return labels.get(name);
    }

    @Override
    public boolean someLabelValue(Predicate<String> test) {
        return labels.someValue(test);
    }

    @Override
    public @Nullable String text(Field field) {
        return switch (field) {
            case PROJECT -> project;
            case TRIGGER -> trigger;
            case TITLE -> annotations.get("summary");
            case TEXT -> annotations.get("description");
            case SERVICE_LEVEL -> serviceLevel;
            case KIND -> kind == null ? null : kind.word();
            case STATE -> severity == null ? null : FIRING;
            default -> null;
        };
    }

    @Override
    public List<String> sources() {
        return List.of(source);
    }

    @Override
    public long number(Field field, Instant now) {
        return field == Field.SEVERITY && severity != null ? severity.level() : Views.NONE;
    }

    @Override
    public boolean flag(Field field, Instant now) {
        return false;
    }
}
