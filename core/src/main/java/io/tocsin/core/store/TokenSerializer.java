package io.tocsin.core.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
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
 * Tokens as text: {@code 4711} or {@code 4711 without 12,13}, a replay as {@code 17 replaying to 4711}. A closed set: no class
 * name is ever read from the database. Safe for use by many threads.
 */
final class TokenSerializer implements Serializer {

    private static final SerializedType TOKEN = new SimpleSerializedType("token", "1");
    private static final String GAPS = " without ";
    private static final String REPLAY = " replaying to ";

    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expected) {
        byte[] bytes = write(object).getBytes(StandardCharsets.UTF_8);
        return new SimpleSerializedObject<>(converter.convert(bytes, expected), expected, TOKEN);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (!serialized.getType().getName().equals(TOKEN.getName())) {
            throw new SerializationException(
                    "Expected a token, but found " + serialized.getType().getName());
        }
        byte[] bytes = converter.convert(serialized, byte[].class).getData();
        return (T) read(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expected) {
        return converter.canConvert(byte[].class, expected);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return TrackingToken.class;
    }

    @Override
    public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
        return TOKEN;
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static String write(@Nullable Object token) {
        if (token instanceof ReplayToken replay && replay.context() == null) {
            TrackingToken current = replay.getCurrentToken();
            return (current == null ? "" : write(current)) + REPLAY + write(replay.getTokenAtReset());
        }
        if (token instanceof GapAwareTrackingToken gapAware) {
            String gaps = String.join(
                    ",", gapAware.getGaps().stream().map(String::valueOf).toList());
            return gapAware.getIndex() + (gaps.isEmpty() ? "" : GAPS + gaps);
        }
        throw new SerializationException("Expected a position or a replay of positions, but the token is " + token);
    }

    private static TrackingToken read(String text) {
        int replay = text.indexOf(REPLAY);
        if (replay < 0) {
            return readPosition(text);
        }
        TrackingToken end = readPosition(text.substring(replay + REPLAY.length()));
        return ReplayToken.createReplayToken(end, replay == 0 ? null : readPosition(text.substring(0, replay)));
    }

    private static TrackingToken readPosition(String text) {
        int gaps = text.indexOf(GAPS);
        try {
            if (gaps < 0) {
                return new GapAwareTrackingToken(Long.parseLong(text), List.of());
            }
            List<Long> missing = new ArrayList<>();
            Arrays.stream(text.substring(gaps + GAPS.length()).split(",")).forEach(g -> missing.add(Long.valueOf(g)));
            return new GapAwareTrackingToken(Long.parseLong(text.substring(0, gaps)), missing);
        } catch (NumberFormatException e) {
            throw new SerializationException("Expected a position, but the token reads \"" + text + "\"", e);
        }
    }
}
