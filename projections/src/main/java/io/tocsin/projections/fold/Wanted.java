package io.tocsin.projections.fold;

import io.tocsin.core.alert.AlertDescribed;
import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertPended;
import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertThresholdEnded;
import io.tocsin.core.alert.AlertThresholdFired;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReturned;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.label.Labels;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.mql.schema.Field;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the dictionary all texts of which the {@link Index} may ask the numbers while a batch is folded. */
final class Wanted {

    private final Dictionary dictionary;

    private Wanted(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    static void by(List<StoredEvent> batch, Collection<AlertRow> alerts, Dictionary dictionary) {
        Wanted wanted = new Wanted(dictionary);
        for (AlertRow alert : alerts) {
            wanted.add(alert);
        }
        for (StoredEvent stored : batch) {
            if (stored.event() instanceof AlertEvent event) {
                wanted.add(told(event), voice(event));
            } else if (stored.event() instanceof IncidentEvent event) {
                wanted.add(event);
            }
        }
    }

    private void add(AlertRow alert) {
        alert.sources.forEach(source -> add(Field.SOURCE, source));
        if (!alert.kind.isEmpty()) {
            add(Field.TRIGGER, alert.trigger);
            add(Field.KIND, alert.kind);
            add(alert.labels);
        }
    }

    private void add(@Nullable Told told, @Nullable Voice voice) {
        if (told != null) {
            add(Field.PROJECT, Words.safe(told.project()));
            add(Field.TRIGGER, Words.safe(told.trigger()));
            add(Field.KIND, told.kind().word());
            add(Words.safe(told.labels()));
        }
        if (voice != null) {
            add(Field.SOURCE, Words.safe(voice.source()));
        }
    }

    private void add(IncidentEvent event) {
        if (event instanceof IncidentOpened opened) {
            add(Field.PROJECT, Words.safe(opened.project()));
            add(Field.SERVICE_LEVEL, Words.safe(opened.serviceLevel()));
            add(Field.HOLDER, Words.safe(opened.holder()));
        } else if (event instanceof IncidentTaken taken) {
            add(Field.HOLDER, Words.safe(taken.by()));
        } else if (event instanceof IncidentReturned returned) {
            add(Field.HOLDER, Words.safe(returned.to()));
        }
    }

    private void add(Labels labels) {
        for (int i = 0; i < labels.size(); i++) {
            dictionary.want(Dictionary.LABELS, labels.name(i), labels.value(i));
        }
    }

    private void add(Field field, String value) {
        dictionary.want(Dictionary.FIELDS, field.word(), value);
    }

    private static @Nullable Told told(AlertEvent event) {
        return switch (event) {
            case AlertPended e -> e.told();
            case AlertFired e -> e.told();
            case AlertDescribed e -> e.told();
            case AlertOccurred e -> e.told();
            case AlertThresholdFired ignored -> null;
            case AlertThresholdEnded ignored -> null;
            case AlertWentUnknown ignored -> null;
            case AlertResumed ignored -> null;
            case AlertReinstated ignored -> null;
            case AlertResolved ignored -> null;
            case AlertGrouped ignored -> null;
            case AlertMoved ignored -> null;
            case AlertMuted ignored -> null;
            case AlertUnmuted ignored -> null;
        };
    }

    private static @Nullable Voice voice(AlertEvent event) {
        return switch (event) {
            case AlertPended e -> e.voice();
            case AlertFired e -> e.voice();
            case AlertThresholdFired e -> e.voice();
            case AlertResumed e -> e.voice();
            case AlertOccurred e -> e.voice();
            case AlertDescribed ignored -> null;
            case AlertThresholdEnded ignored -> null;
            case AlertWentUnknown ignored -> null;
            case AlertReinstated ignored -> null;
            case AlertResolved ignored -> null;
            case AlertGrouped ignored -> null;
            case AlertMoved ignored -> null;
            case AlertMuted ignored -> null;
            case AlertUnmuted ignored -> null;
        };
    }
}
