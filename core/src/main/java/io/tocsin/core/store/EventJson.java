package io.tocsin.core.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tocsin.core.label.Labels;
import io.tocsin.core.store.EventTypes.EventType;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Domain events and snapshots as JSON text, and back; only types of the registry, no default typing. A field that the class
 * does not know is an error: what is kept for ever must not be read half. Safe for use by many threads.
 */
final class EventJson {

    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();
    private final Map<Class<?>, ObjectReader> readers = new HashMap<>();
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Labels.class, new LabelsAsJson()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultVisibility(v -> v.withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .build();

    EventJson() {
        EventTypes.all().forEach(type -> {
            writers.put(type.javaType(), mapper.writerFor(type.javaType()));
            readers.put(type.javaType(), mapper.readerFor(type.javaType()));
        });
    }

    /** @throws SerializationException when the object is of no registered type */
    String write(Object object) {
        ObjectWriter writer = writers.get(object.getClass());
        if (writer == null) {
            throw new SerializationException("Expected a type of the event registry, but " + object.getClass()
                    + " is not in it; see docs/event-versioning.md");
        }
        return writer.writeValueAsString(object);
    }

    /** @throws SerializationException when the type is unknown or the text is not of its shape */
    Object read(String name, String revision, String json) {
        EventType type = EventTypes.named(name, revision)
                .orElseThrow(() -> new SerializationException("Expected a type of the event registry, but found \""
                        + name + "\" revision " + revision + "; was it written by a later Tocsin?"));
        return read(type.javaType(), json);
    }

    Object read(Class<?> javaType, String json) {
        ObjectReader reader = readers.get(javaType);
        if (reader == null) {
            throw new SerializationException(
                    "Expected a type of the event registry, but " + javaType + " is not in it");
        }
        try {
            return reader.readValue(json);
        } catch (JacksonException e) {
            throw new SerializationException("Cannot read a stored " + javaType.getSimpleName(), e);
        }
    }

    /** Metadata are plain maps of text. */
    Map<String, String> readMetadata(String json) {
        return mapper.readerForMapOf(String.class).readValue(json);
    }

    String writeMetadata(Map<String, ?> metadata) {
        return mapper.writeValueAsString(metadata);
    }
}
