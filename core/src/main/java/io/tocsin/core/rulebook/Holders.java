package io.tocsin.core.rulebook;

import java.util.regex.Pattern;

/** How the rulebook writes who can hold an incident. */
final class Holders {

    static final String PERSON = "a person (\"@name\")";
    static final String HOLDER = "a holder (\"@person\", \"#team\", \"schedule:name\" or \"robot:name\", in quotes)";

    private static final Pattern SHAPE = Pattern.compile("(?:@|#|schedule:|robot:)[\\p{L}\\p{N}._-]{1,200}");

    private Holders() {}

    static boolean isHolder(String text) {
        return SHAPE.matcher(text).matches();
    }

    static boolean isPerson(String text) {
        return text.startsWith("@") && isHolder(text);
    }
}
