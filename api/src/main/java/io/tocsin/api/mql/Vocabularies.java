package io.tocsin.api.mql;

import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.search.SeenTexts;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** What queries may speak of, with the labels that were seen, so that a mistake is told with what was meant. */
@Component
public final class Vocabularies {

    private final Vocabulary incidents;
    private final Vocabulary alerts;

    Vocabularies(SeenTexts seen, InstantSource clock) {
        this.incidents = new Vocabulary(Vocabulary.Scope.INCIDENTS, seen::isLabel, clock);
        this.alerts = new Vocabulary(Vocabulary.Scope.ALERTS, seen::isLabel, clock);
    }

    /** Of searches and figures. */
    public Vocabulary incidents() {
        return incidents;
    }

    /** Of rules, and of searches for alerts. */
    public Vocabulary alerts() {
        return alerts;
    }
}
