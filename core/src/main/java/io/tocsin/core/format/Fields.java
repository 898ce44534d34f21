package io.tocsin.core.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of one object: which may be there, and which have been. */
final class Fields {

    private static final int MAX_STRANGERS = 10;

    private final List<String> known;
    private final boolean strict;
    private int seen;
    private final List<String> strangers = new ArrayList<>(0);

    /** @param strict whether an unknown field is a fault */
    Fields(List<String> known, boolean strict) {
        this.known = known;
        this.strict = strict;
    }

    /** Whether the field, met just now, has a meaning. */
    boolean knows(Json json, String name) {
        int i = known.indexOf(name);
        if (i < 0) {
            if (strict) {
                throw json.refused("Expected one of the fields " + all() + ", but it is " + unknown(name));
            }
            if (strangers.size() < MAX_STRANGERS) {
                strangers.add(name);
            }
            return false;
        }
        if ((seen & (1 << i)) != 0) {
            throw json.refused("Expected the field " + Text.quoted(name) + " once, but it is there twice");
        }
        seen |= 1 << i;
        return true;
    }

    /** Why a field that must be there is missed. */
    String missing(String name) {
        String reason = "Expected the field " + Text.quoted(name) + ", but there is none";
        Optional<String> mistyped = Nearest.to(name, strangers);
        return mistyped.map(m -> reason + "; did you mean it by " + Text.quoted(m) + "?")
                .orElse(reason);
    }

    boolean has(String name) {
        int i = known.indexOf(name);
        return i >= 0 && (seen & (1 << i)) != 0;
    }

    private String all() {
        return known.stream().sorted().collect(Collectors.joining(", "));
    }

    private String unknown(String name) {
        return Text.quoted(name)
                + Nearest.to(name, known)
                        .map(n -> "; did you mean " + Text.quoted(n) + "?")
                        .orElse("");
    }
}
