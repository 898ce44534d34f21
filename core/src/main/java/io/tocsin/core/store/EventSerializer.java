package io.tocsin.core.store;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of {@link EventJson}. Unlike Axon's own serializers it fails on a type that it does not know, in both
 * directions: a stream with a hole in it must not be folded. Safe for use by many threads.
 */
final class EventSerializer implements Serializer {

    private static final SerializedType METADATA = new SimpleSerializedType("metadata", "1");

    private final EventJson json;
    private final Converter converter = new ChainingConverter();

    EventSerializer(EventJson json) {
        this.json = json;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expected) {
        if (object == null) {
            throw new SerializationException("Expected a domain event, but there is none");
        }
        if (object instanceof Map<?, ?>) {
            return converted(json.writeMetadata(MetaData.from(asMetadata(object))), expected, METADATA);
        }
        return converted(json.write(object), expected, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expected) {
        return converter.canConvert(String.class, expected);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        String text = converter.convert(serialized, String.class).getData();
        SerializedType type = serialized.getType();
        if (type.getName().equals(METADATA.getName()) || type.getName().equals(MetaData.class.getName())) {
            return (T) MetaData.from(json.readMetadata(text));
        }
        return (T) json.read(type.getName(), type.getRevision(), text);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (type.getName().equals(METADATA.getName()) || type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        return EventTypes.named(type.getName(), type.getRevision())
                .orElseThrow(() -> new SerializationException("Expected a type of the event registry, but found \""
                        + type.getName() + "\" revision " + type.getRevision()))
                .javaType();
    }

    @Override
    public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
        if (type != null && Map.class.isAssignableFrom(type)) {
            return METADATA;
        }
        return EventTypes.of(type == null ? Void.class : type)
                .map(t -> new SimpleSerializedType(t.name(), Integer.toString(t.revision())))
                .orElseThrow(() -> new SerializationException("Expected a type of the event registry, but " + type
                        + " is not in it; see docs/event-versioning.md"));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private <T> SerializedObject<T> converted(String text, Class<T> expected, SerializedType type) {
        return new SimpleSerializedObject<>(converter.convert(text, expected), expected, type);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> asMetadata(Object object) {
        return (Map<String, ?>) object;
    }
}
