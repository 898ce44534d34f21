package io.tocsin.core.store;

import io.tocsin.core.label.Labels;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes labels without making a map of them: they are the larger part of every event. */
final class LabelsAsJson extends ValueSerializer<Labels> {

    @Override
    public void serialize(Labels labels, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        for (int i = 0; i < labels.size(); i++) {
            json.writeStringProperty(labels.name(i), labels.value(i));
        }
        json.writeEndObject();
    }

    @Override
    public boolean isEmpty(SerializationContext context, Labels labels) {
        return labels.isEmpty();
    }
}
