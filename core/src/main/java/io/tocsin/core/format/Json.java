package io.tocsin.core.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A cursor over the JSON of a body, or of a part of it. Every fault carries its place; malformed JSON refuses the whole
 * body, a value of the wrong kind one event.
 */
final class Json implements AutoCloseable {

    static final int MAX_DEPTH = 32;
    static final int MAX_NAME = 1024;

    private static final int WHOLE = -1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(100)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;
    private final int base;
    private final int element;

    private Json(JsonParser parser, int base, int element) {
        this.parser = parser;
        this.base = base;
        this.element = element;
    }

    static Json over(byte[] body, int from, int to) {
        return new Json(FACTORY.createParser(ObjectReadContext.empty(), body, from, to - from), from, WHOLE);
    }

    /** Over one element of the body's own array. */
    static Json overElement(byte[] body, int from, int to, int index) {
        return new Json(FACTORY.createParser(ObjectReadContext.empty(), body, from, to - from), from, index);
    }

    /** The token after this one; null at the end. */
    @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** The name of the next member of this object, its value being the token after it; null at the end of the object. */
    @Nullable String nextMember() {
        try {
            String name = parser.nextName();
            if (name != null) {
                Text.check(this, name);
                parser.nextToken();
            }
            return name;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    boolean is(JsonToken token) {
        return parser.hasToken(token);
    }

    void expect(JsonToken token, String what) {
        if (!parser.hasToken(token)) {
            throw refused("Expected " + what + ", but it is " + found());
        }
    }

    /** The text that this token must be. */
    String text() {
        expect(JsonToken.VALUE_STRING, "text");
        try {
            return Text.check(this, parser.getString());
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** As {@link #text()}; null for {@code null} and for no text at all. */
    @Nullable String textOrNothing() {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return null;
        }
        String text = text();
        return text.isEmpty() ? null : text;
    }

    /** The time that this token must be; null when it says that there is none. */
    @Nullable Instant time() {
        String text = textOrNothing();
        try {
            return text == null ? null : Times.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** The one of the words, in any case, that this token must be. */
    <T> T word(Map<String, T> words) {
        String text = text();
        T meaning = words.get(text.toLowerCase(Locale.ROOT));
        if (meaning == null) {
            String all = String.join(" or ", words.keySet().stream().sorted().toList());
            throw refused("Expected " + all + ", but it is " + Text.quoted(text));
        }
        return meaning;
    }

    /** The duration that this token must be; null for none and for zero. */
    @Nullable Duration duration() {
        String text = textOrNothing();
        try {
            return text == null ? null : DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    void skip() {
        try {
            parser.skipChildren();
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** What has to be {@linkplain #leave left} when this token's value is refused. */
    int inside() {
        return is(JsonToken.START_OBJECT) || is(JsonToken.START_ARRAY) ? depth() : depth() + 1;
    }

    /** Goes on to the end of the value that was {@link #inside} here. */
    void leave(int inside) {
        while (depth() >= inside) {
            next();
        }
    }

    /** Where this token starts, in bytes from the start of the body. */
    int offset() {
        return base + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Where this token ends. */
    int end() {
        try {
            parser.finishToken();
            return base + (int) parser.currentLocation().getByteOffset();
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    String pointer() {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return element == WHOLE ? pointer : "/" + element + pointer;
    }

    /** The event is at fault at this token. */
    Refused refused(String reason) {
        return Refused.event(offset(), pointer(), reason);
    }

    /** The body is at fault at this token. */
    Refused rejected(String reason) {
        return Refused.whole(offset(), pointer(), reason);
    }

    String found() {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING, PROPERTY_NAME -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "something else";
            case null -> "nothing";
        };
    }

    @Override
    public void close() {
        parser.close();
    }

    private int depth() {
        return parser.streamReadContext().getNestingDepth();
    }

    private Refused malformed(JacksonException e) {
        TokenStreamLocation known = e.getLocation();
        TokenStreamLocation location = known == null ? parser.currentLocation() : known;
        return Refused.whole(base + (int) location.getByteOffset(), pointer(), Malformed.reason(e));
    }
}
