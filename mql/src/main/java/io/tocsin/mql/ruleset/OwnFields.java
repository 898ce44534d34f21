package io.tocsin.mql.ruleset;

import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The texts that an incident has of its own, for an index that looks at alerts. */
record OwnFields(IncidentView incident) implements AlertView {

    @Override
    public @Nullable String label(String name) {
        return null;
    }

    @Override
    public boolean someLabelValue(Predicate<String> test) {
        return false;
    }

    @Override
    public @Nullable String text(Field field) {
        return incident.text(field);
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
