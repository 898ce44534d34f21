package io.tocsin.api.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of one record as text; remembers the first that is none. */
final class HeaderTexts {

    private static final int LONGEST = 255;

    private final Headers headers;
    private @Nullable String fault;

    HeaderTexts(Headers headers) {
        this.headers = headers;
    }

    /** The last of that name; null when there is none, it is empty, or it is at fault. */
    @Nullable String get(String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            return null;
        }
        String text = decoded(header.value());
        if (text == null || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            blame("Expected the header " + name + " to be text of at most " + LONGEST
                    + " characters without control characters, but it is not");
            return null;
        }
        return text.isBlank() ? null : text;
    }

    void blame(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    @Nullable String fault() {
        return fault;
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
