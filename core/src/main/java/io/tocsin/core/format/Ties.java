package io.tocsin.core.format;

import io.tocsin.core.event.Tie;
import io.tocsin.core.label.Labels;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code Trigger,label=value,label=~other} of the annotations that tie alerts together. */
final class Ties {

    private static final String GROUPED_BY = "plk_grouped_by__";
    private static final String GROUP_FOR = "plk_group_for__";
    private static final String CREATE_GROUP = "plk_create_group_if_not_exists__";

    private Ties() {}

    /** Which way the annotation ties; null when it does not. */
    static Tie.@Nullable How how(String annotation) {
        if (annotation.startsWith(GROUPED_BY)) {
            return Tie.How.GROUPED_BY;
        }
        if (annotation.startsWith(GROUP_FOR)) {
            return Tie.How.GROUP_FOR;
        }
        return annotation.startsWith(CREATE_GROUP) ? Tie.How.CREATE_GROUP : null;
    }

    /** @throws IllegalArgumentException with a message for the sender */
    static Tie parse(Tie.How how, String annotation, String text, Pairs own) {
        String[] parts = text.split(",", -1);
        String trigger = parts[0].strip();
        if (trigger.isEmpty() || trigger.indexOf('=') >= 0) {
            throw new IllegalArgumentException(
                    "Expected a trigger first, as in \"Trigger,label=value\", but it is " + Text.quoted(text));
        }
        TreeMap<String, String> equal = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            condition(parts[i].strip(), own, equal);
        }
        return new Tie(how, annotation.substring(annotation.indexOf("__") + 2), trigger, Labels.of(equal));
    }

    private static void condition(String part, Pairs own, TreeMap<String, String> equal) {
        int sign = part.indexOf('=');
        String name = sign < 0 ? "" : part.substring(0, sign).strip();
        String value = part.substring(sign + 1).strip();
        if (name.isEmpty() || value.equals("~")) {
            throw new IllegalArgumentException("Expected label=value or label=~other, but it is " + Text.quoted(part));
        }
        if (value.startsWith("~")) {
            String others = own.get(value.substring(1));
            value = others == null ? "" : others;
        }
        if (equal.put(name, value) != null) {
            throw new IllegalArgumentException(
                    "Expected the label " + Text.quoted(name) + " once, but it is there twice");
        }
    }
}
