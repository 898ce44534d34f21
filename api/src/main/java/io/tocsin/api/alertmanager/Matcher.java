package io.tocsin.api.alertmanager;

import com.google.re2j.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one label. A label that is missing is one that is empty.
 *
 * @param pattern of the whole value, in time linear to it; null for plain texts
 */
record Matcher(
        String name,
        Operator operator,
        String value,
        @Nullable Pattern pattern) {

    /** In which way the value is compared. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCH("=~"),
        NO_MATCH("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean isPattern() {
            return this == MATCH || this == NO_MATCH;
        }
    }

    boolean matches(Map<String, String> labels) {
        String found = labels.getOrDefault(name, "");
        return switch (operator) {
            case EQUAL -> found.equals(value);
            case NOT_EQUAL -> !found.equals(value);
            case MATCH -> pattern != null && pattern.matches(found);
            case NO_MATCH -> pattern != null && !pattern.matches(found);
        };
    }
}
