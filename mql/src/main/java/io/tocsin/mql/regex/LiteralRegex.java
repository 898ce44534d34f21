package io.tocsin.mql.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression that says no more than a few literal texts do, such as {@code ^Kubernetes}, {@code horns} or
 * {@code ^(dev|stage)$}: it is found in a value exactly when one of the alternatives is.
 *
 * @param alternatives one or more
 */
public record LiteralRegex(List<Alternative> alternatives) {

    private static final String SPECIAL = "\\.+*?()|[]{}^$";
    private static final String ANY = ".*";

    public LiteralRegex {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A text and where in the value it must be.
     *
     * @param start the value begins with it
     * @param end the value ends with it; with {@code start} the value is equal to it
     */
    public record Alternative(boolean start, String text, boolean end) {

        public boolean foundIn(String value) {
            if (start) {
                return end ? value.equals(text) : value.startsWith(text);
            }
            return end ? value.endsWith(text) : value.contains(text);
        }
    }

    /** Empty when it says more. */
    public static Optional<LiteralRegex> of(String regex) {
        List<Alternative> alternatives = grouped(regex);
        return alternatives.isEmpty() ? Optional.empty() : Optional.of(new LiteralRegex(alternatives));
    }

    public boolean foundIn(String value) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).foundIn(value)) {
                return true;
            }
        }
        return false;
    }

    /** All alternatives in one group share what is around it; others have anchors of their own. */
    private static List<Alternative> grouped(String regex) {
        boolean start = regex.startsWith("^");
        boolean end = regex.endsWith("$") && !regex.endsWith("\\$");
        String inside =
                regex.substring(start ? 1 : 0, end ? Math.max(regex.length() - 1, start ? 1 : 0) : regex.length());
        if (inside.startsWith("(") && inside.endsWith(")") && !inside.endsWith("\\)")) {
            String list = inside.substring(inside.startsWith("(?:") ? 3 : 1, inside.length() - 1);
            return alternatives(list, start, end, true);
        }
        return alternatives(regex, false, false, false);
    }

    private static List<Alternative> alternatives(String list, boolean start, boolean end, boolean inGroup) {
        List<Alternative> all = new ArrayList<>();
        for (String one : list.split("\\|", -1)) {
            Optional<Alternative> alternative = inGroup ? literal(one, start, end) : anchored(one);
            if (alternative.isEmpty()) {
                return List.of();
            }
            all.add(alternative.get());
        }
        return all;
    }

    private static Optional<Alternative> anchored(String one) {
        boolean start = one.startsWith("^");
        String behind = start ? one.substring(1) : one;
        boolean end = behind.endsWith("$") && !behind.endsWith("\\$");
        return literal(end ? behind.substring(0, behind.length() - 1) : behind, start, end);
    }

    private static Optional<Alternative> literal(String regex, boolean start, boolean end) {
        String core = !start && regex.startsWith(ANY) ? regex.substring(ANY.length()) : regex;
        core = !end && core.endsWith(ANY) && !core.endsWith("\\" + ANY) ? core.substring(0, core.length() - 2) : core;
        return plain(core).map(text -> new Alternative(start, text, end));
    }

    private static Optional<String> plain(String regex) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length() && SPECIAL.indexOf(regex.charAt(i + 1)) >= 0) {
                i++;
                text.append(regex.charAt(i));
            } else if (SPECIAL.indexOf(c) >= 0) {
                return Optional.empty();
            } else {
                text.append(c);
            }
        }
        return Optional.of(text.toString());
    }
}
