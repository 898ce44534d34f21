package io.tocsin.api.stream;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From where on a reader wants to be told, as the header {@code Last-Event-ID} has it. */
sealed interface Position {

    Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Whatever comes from now on. */
    record Now() implements Position {}

    /** Whatever came behind it. */
    record Behind(long position) implements Position {}

    /** It has been somewhere, but not here. */
    record Unknown() implements Position {}

    static Position of(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return new Now();
        }
        String id = lastEventId.strip();
        return NUMBER.matcher(id).matches() ? new Behind(Long.parseLong(id)) : new Unknown();
    }
}
