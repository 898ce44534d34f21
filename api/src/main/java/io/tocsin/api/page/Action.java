package io.tocsin.api.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the forms of an incident ask for; each at an address of its own, by its word. */
enum Action {
    TAKE,
    HANDOVER,
    RETURN,
    SNOOZE,
    WAKE,
    COMMENT,
    DESCRIBE,
    SEVERITY,
    UNPIN,
    MERGE,
    SPLIT,
    RELATE,
    UNRELATE,
    CLOSE,
    REOPEN;

    static Optional<Action> parse(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
