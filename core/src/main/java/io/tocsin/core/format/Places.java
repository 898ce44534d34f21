package io.tocsin.core.format;

import io.tocsin.core.message.Fault;
import org.jspecify.annotations.Nullable;

/** Turns offsets into lines and columns. Cheap when asked in ascending order: it goes on from the last answer. */
final class Places {

    private final byte[] body;
    private int offset;
    private int line = 1;
    private int column = 1;

    Places(byte[] body) {
        this.body = body;
    }

    Fault fault(@Nullable Integer index, Refused refused) {
        goTo(Math.clamp(refused.offset(), 0, body.length));
        String pointer = refused.pointer();
        return new Fault(
                index, line, column, pointer == null ? null : Text.clean(pointer), Text.clean(refused.reason()));
    }

    private void goTo(int target) {
        if (target < offset) {
            offset = 0;
            line = 1;
            column = 1;
        }
        for (; offset < target; offset++) {
            if (body[offset] == '\n') {
                line++;
                column = 1;
            } else if (startsCharacter(body[offset])) {
                column++;
            }
        }
    }

    private static boolean startsCharacter(byte b) {
        return (b & 0xC0) != 0x80;
    }
}
