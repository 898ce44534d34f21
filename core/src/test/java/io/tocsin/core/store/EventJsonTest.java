package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.incident.IncidentTaken;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final String TAKEN = """
            {"number":4711,"at":"2026-10-26T09:28:12Z","by":"@petr.petrov"}""";

    private final EventJson json = new EventJson();

    @Nested
    class Reading {

        @Test
        void failsOnAFieldThatTheEventDoesNotHave() {
            String later = TAKEN.replace("{", "{\"mood\":\"good\",");

            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read("incident-taken", "1", later))
                    .withMessage("Cannot read a stored IncidentTaken")
                    .withStackTraceContaining("mood");
        }

        @Test
        void failsOnATypeThatIsNotInTheRegistry() {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read("incident-teleported", "1", TAKEN))
                    .withMessage("Expected a type of the event registry, but found \"incident-teleported\" revision 1;"
                            + " was it written by a later Tocsin?");
        }

        @Test
        void failsOnARevisionThatIsNotInTheRegistry() {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read("incident-taken", "2", TAKEN))
                    .withMessageContaining("\"incident-taken\" revision 2");
        }

        @Test
        void failsOnTextThatIsCutOff() {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read("incident-taken", "1", TAKEN.substring(0, 30)));
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read("incident-taken", "1", TAKEN + TAKEN));
        }

        @Test
        void neverTakesAClassNameForAType() {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read(IncidentTaken.class.getName(), "1", TAKEN));
            String typed = TAKEN.replace("{", "{\"@class\":\"java.lang.Runtime\",");
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.read("incident-taken", "1", typed));
        }
    }

    @Nested
    class Writing {

        @Test
        void failsOnWhatIsNotInTheRegistry() {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> json.write("text"))
                    .withMessageContaining("class java.lang.String is not in it");
        }
    }

    @Nested
    class ForAxon {

        private final EventSerializer serializer = new EventSerializer(json);

        @Test
        void bringsEveryEventBack() {
            for (Object event : EventSamples.full()) {
                SerializedObject<String> text = serializer.serialize(event, String.class);
                assertThat(text.getType().getName()).doesNotContain(".").isLowerCase();
                assertThat(serializer.<String, Object>deserialize(text)).isEqualTo(event);
                assertThat(serializer.classForType(text.getType())).isEqualTo(event.getClass());
            }
        }

        @Test
        void knowsNoUnknownSerializedType() {
            var unknown = new SimpleSerializedType("incident-teleported", "1");

            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.classForType(unknown))
                    .withMessageContaining("incident-teleported");
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(
                            () -> serializer.deserialize(new SimpleSerializedObject<>(TAKEN, String.class, unknown)));
        }

        @Test
        void refusesToNameAClassThatIsNotInTheRegistry() {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.typeForClass(String.class));
            assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer.typeForClass(null));
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.serialize(null, String.class));
        }

        @Test
        void bringsMetadataBackEmptyOrNot() {
            for (MetaData metadata : new MetaData[] {
                MetaData.emptyInstance(), MetaData.from(Map.of("actor", "@petr.petrov", "way", "http"))
            }) {
                SerializedObject<String> text = serializer.serialize(metadata, String.class);
                assertThat(serializer.<String, Object>deserialize(text)).isEqualTo(metadata);
            }
        }
    }
}
