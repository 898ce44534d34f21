package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSerializerTest {

    private final TokenSerializer serializer = new TokenSerializer();

    static List<TrackingToken> tokens() {
        TrackingToken end = position(4711);
        return List.of(
                position(-1),
                position(0),
                position(Long.MAX_VALUE),
                new GapAwareTrackingToken(17, List.of(12L, 13L, 15L)),
                ReplayToken.createReplayToken(end),
                ReplayToken.createReplayToken(end, null),
                ReplayToken.createReplayToken(end, position(17)),
                ReplayToken.createReplayToken(
                        new GapAwareTrackingToken(17, List.of(3L)), new GapAwareTrackingToken(9, List.of(3L, 8L))));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void readsWhatItWrites(TrackingToken token) {
        SerializedObject<byte[]> bytes = serializer.serialize(token, byte[].class);

        TrackingToken read = serializer.deserialize(bytes);
        assertThat(read).isEqualTo(token).hasSameClassAs(token);
        if (token instanceof ReplayToken replay) {
            assertThat(((ReplayToken) read).getTokenAtReset()).isEqualTo(replay.getTokenAtReset());
            assertThat(((ReplayToken) read).getCurrentToken()).isEqualTo(replay.getCurrentToken());
        }
    }

    @Test
    void writesTextThatPeopleCanRead() {
        ReplayToken replay = (ReplayToken) ReplayToken.createReplayToken(position(4711), position(17));

        assertThat(text(position(4711))).isEqualTo("4711");
        assertThat(text(new GapAwareTrackingToken(17, List.of(12L, 13L)))).isEqualTo("17 without 12,13");
        assertThat(text(replay)).isEqualTo("17 replaying to 4711");
    }

    @Test
    void refusesTokensOfAnotherKind() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize(new GlobalSequenceTrackingToken(1), byte[].class));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("4711", byte[].class));
        TrackingToken withContext = ReplayToken.createReplayToken(position(9), position(1), "why");
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize(withContext, byte[].class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Runtime", "org.axonframework.eventhandling.ReplayToken", "incident-taken"})
    void refusesTypesOfAnotherName(String type) {
        var foreign = new SimpleSerializedObject<>(
                "4711".getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType(type, null));

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize(foreign))
                .withMessage("Expected a token, but found " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "4711 without ", "17 replaying to ", "17 without 1,x", "{\"index\":1}"})
    void refusesTextThatIsNoPosition(String text) {
        var garbled = new SimpleSerializedObject<>(
                text.getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType("token", "1"));

        assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer.deserialize(garbled));
    }

    private String text(TrackingToken token) {
        return new String(serializer.serialize(token, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private static TrackingToken position(long index) {
        return new GapAwareTrackingToken(index, List.of());
    }
}
