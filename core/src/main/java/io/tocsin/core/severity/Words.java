package io.tocsin.core.severity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

final class Words {

    private Words() {}

    static <E extends Enum<E>> Optional<E> parse(E[] all, String text) {
        return Arrays.stream(all)
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(text)
                        || Integer.toString(e.ordinal()).equals(text))
                .findFirst();
    }
}
