package io.tocsin.projections.match;

import io.tocsin.mql.schema.Field;
import io.tocsin.projections.queue.IncidentView;

/** Whether what the row of an incident tells of its alerts may not be all that is asked for; see {@code IncidentView}. */
final class Bounds {

    private static final int VALUES = 20;
    private static final int NAMES = 100;

    private Bounds() {}

    static boolean cut(IncidentView incident, Asked asked) {
        return asked.asks(Field.KIND)
                || (asked.asks(Field.SOURCE) && incident.sources().size() >= VALUES)
                || ((asked.asks(Field.TRIGGER) || asked.words())
                        && incident.triggers().size() >= VALUES)
                || cutLabels(incident, asked);
    }

    private static boolean cutLabels(IncidentView incident, Asked asked) {
        boolean manyNames = incident.labels().size() >= NAMES;
        if (asked.words()) {
            return manyNames || !incident.labelsMore().isEmpty();
        }
        return asked.labels().stream()
                .anyMatch(label -> incident.labelsMore().contains(label)
                        || (manyNames && !incident.labels().containsKey(label)));
    }
}
