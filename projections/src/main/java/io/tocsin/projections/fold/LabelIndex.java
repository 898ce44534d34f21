package io.tocsin.projections.fold;

import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReturned;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.mql.schema.Field;

/**
 * Says by which numbers incidents are found: those of the labels, triggers, kinds and sources of their alerts, and of their
 * project. Values of other fields only get a number, so that all of them are known. One batch, one thread.
 */
final class LabelIndex implements Index {

    private final Dictionary dictionary;

    LabelIndex(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public void hear(AlertRow alert) {
        if (alert.told != null) {
            value(Field.PROJECT, Words.safe(alert.told.project()));
        }
        int[] ids = new int[2 + 2 * alert.labels.size()];
        ids[0] = value(Field.TRIGGER, alert.trigger);
        ids[1] = value(Field.KIND, alert.kind);
        for (int i = 0; i < alert.labels.size(); i++) {
            int name = dictionary.name(Dictionary.LABELS, alert.labels.name(i));
            ids[2 + 2 * i] = name;
            ids[3 + 2 * i] = dictionary.value(name, alert.labels.value(i));
        }
        alert.ids = ids;
    }

    @Override
    public void hearSources(AlertRow alert) {
        alert.sources.forEach(source -> value(Field.SOURCE, source));
    }

    @Override
    public void find(IncidentRow incident, AlertRow alert) {
        if (alert.ids == null) {
            hear(alert);
        }
        incident.findBy(alert.ids == null ? new int[0] : alert.ids);
    }

    @Override
    public void findBySources(IncidentRow incident, AlertRow alert) {
        alert.sources.forEach(source -> incident.findBy(value(Field.SOURCE, source)));
    }

    @Override
    public void hear(IncidentRow incident, IncidentEvent event) {
        if (event instanceof IncidentOpened) {
            incident.findBy(value(Field.PROJECT, incident.project));
            value(Field.SERVICE_LEVEL, incident.serviceLevel);
            value(Field.HOLDER, incident.holder);
        } else if (event instanceof IncidentTaken || event instanceof IncidentReturned) {
            value(Field.HOLDER, incident.holder);
        }
    }

    private int value(Field field, String text) {
        return dictionary.value(dictionary.name(Dictionary.FIELDS, field.word()), text);
    }
}
