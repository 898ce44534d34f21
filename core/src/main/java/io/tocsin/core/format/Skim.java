package io.tocsin.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the parts of an alert without reading them. It knows only the plain shape that senders repeat; of that shape it is
 * sure, and everything else it leaves to the parser.
 */
final class Skim {

    static final int LABELS = 0;
    static final int ANNOTATIONS = 1;
    static final int SOURCE = 2;
    static final int STARTS_AT = 3;
    static final int ENDS_AT = 4;

    private static final byte[][] NAMES = {
        name("labels"), name("annotations"), name("generatorURL"), name("startsAt"), name("endsAt")
    };

    private static final int NOT_PLAIN = -1;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private final byte[] body;
    private final int[] from = new int[NAMES.length];
    private final int[] to = new int[NAMES.length];
    private int end;

    Skim(byte[] body) {
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    /** Where the part's value starts; a string's after its quote. */
    int from(int part) {
        return from[part];
    }

    /** Where the part's value ends; where it starts when there is no such part. */
    int to(int part) {
        return to[part];
    }

    /** Where the alert ends. */
    int end() {
        return end;
    }

    /** Whether a plain alert with labels starts here. */
    boolean alert(int start) {
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        int at = is(start, '{') ? start : NOT_PLAIN;
        do {
            at = at == NOT_PLAIN ? NOT_PLAIN : member(Elements.blank(body, at + 1));
        } while (is(at, ','));
        end = at + 1;
        return is(at, '}') && to[LABELS] > 0;
    }

    /** The place of the comma or brace after the member that starts here. */
    private int member(int start) {
        int part = part(start);
        if (part == NOT_PLAIN || to[part] > 0) {
            return NOT_PLAIN;
        }
        int colon = Elements.blank(body, start + NAMES[part].length);
        if (!is(colon, ':')) {
            return NOT_PLAIN;
        }
        int value = Elements.blank(body, colon + 1);
        boolean object = part == LABELS || part == ANNOTATIONS;
        if (!is(value, object ? '{' : '"')) {
            return NOT_PLAIN;
        }
        int after = object ? afterObject(value) : afterString(value);
        if (after == NOT_PLAIN) {
            return NOT_PLAIN;
        }
        from[part] = object ? value : value + 1;
        to[part] = object ? after : after - 1;
        return Elements.blank(body, after);
    }

    private int part(int start) {
        for (int part = 0; part < NAMES.length; part++) {
            int nameEnd = start + NAMES[part].length;
            if (nameEnd <= body.length
                    && body[start + 1] == NAMES[part][1]
                    && Arrays.equals(body, start, nameEnd, NAMES[part], 0, NAMES[part].length)) {
                return part;
            }
        }
        return NOT_PLAIN;
    }

    /** Of an object of strings. */
    private int afterObject(int start) {
        int i = start + 1;
        while (i < body.length) {
            switch (body[i]) {
                case '"' -> {
                    i = afterString(i);
                    if (i == NOT_PLAIN) {
                        return NOT_PLAIN;
                    }
                }
                case '}' -> {
                    return i + 1;
                }
                case '{', '[' -> {
                    return NOT_PLAIN;
                }
                default -> i++;
            }
        }
        return NOT_PLAIN;
    }

    private int afterString(int start) {
        int i = start + 1;
        while (i < body.length) {
            i = stop(i);
            if (i >= body.length || body[i] == '"') {
                break;
            }
            i += 2;
        }
        return i < body.length ? i + 1 : NOT_PLAIN;
    }

    /** The next quote or backslash, eight bytes at a time. */
    private int stop(int start) {
        int i = start;
        for (; i + Long.BYTES <= body.length; i += Long.BYTES) {
            long eight = (long) EIGHT.get(body, i);
            long stops = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
            if (stops != 0) {
                return i + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
        }
        while (i < body.length && body[i] != '"' && body[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The highest bit of each byte that is zero; those after the first may be wrong. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH;
    }

    private boolean is(int at, char c) {
        return at >= 0 && at < body.length && body[at] == c;
    }

    private static byte[] name(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
