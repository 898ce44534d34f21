package io.tocsin.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body's characters: UTF-8 and nothing else, without halves of surrogate pairs and without zero bytes. */
final class Utf8 {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Where the text starts, after a byte order mark if there is one. */
    static int start(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    static void check(byte[] body) {
        int i = 0;
        while (i < body.length) {
            i = plain(body, i);
            if (i < body.length) {
                int length = length(body, i);
                if (length == 0) {
                    throw refused(body, i);
                }
                i += length;
            }
        }
    }

    /** Skips ASCII, eight at a time. */
    private static int plain(byte[] body, int from) {
        int i = from;
        while (i + Long.BYTES <= body.length) {
            long eight = (long) EIGHT.get(body, i);
            if ((((eight - ONES) | eight) & HIGH) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < body.length && body[i] > 0) {
            i++;
        }
        return i;
    }

    /** Of the character that starts here; 0 when none does. */
    private static int length(byte[] b, int i) {
        int first = b[i] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return continues(b, i, 1) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int second = i + 1 < b.length ? b[i + 1] & 0xFF : 0;
            boolean fits = (first != 0xE0 || second >= 0xA0) && (first != 0xED || second < 0xA0);
            return fits && continues(b, i, 2) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int second = i + 1 < b.length ? b[i + 1] & 0xFF : 0;
            boolean fits = (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second < 0x90);
            return fits && continues(b, i, 3) ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] b, int i, int count) {
        if (i + count >= b.length) {
            return false;
        }
        for (int k = 1; k <= count; k++) {
            if ((b[i + k] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static Refused refused(byte[] body, int i) {
        String reason = body[i] == 0
                ? "Expected text in UTF-8, but there is a zero byte (NUL)"
                : isSurrogate(body, i)
                        ? "Expected text in UTF-8, but there is one half of a surrogate pair"
                        : "Expected text in UTF-8, but the byte 0x" + hex(body[i]) + " is not part of a character here";
        return Refused.whole(i, pointer(body, i), reason);
    }

    private static boolean isSurrogate(byte[] b, int i) {
        return b[i] == (byte) 0xED && i + 1 < b.length && (b[i + 1] & 0xFF) >= 0xA0;
    }

    private static String hex(byte b) {
        return Integer.toHexString(b & 0xFF).toUpperCase(Locale.ROOT);
    }

    /** Of the value in which the text goes wrong. */
    private static @Nullable String pointer(byte[] body, int end) {
        try (Json json = Json.over(body, Math.min(start(body), end), end)) {
            while (json.next() != null) {
                continue;
            }
            return null;
        } catch (Refused e) {
            return e.pointer();
        }
    }
}
