package io.tocsin.core.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tocsin.core.label.Labels;
import java.util.Locale;

/**
 * One {@code plk_grouped_by__NAME}, {@code plk_group_for__NAME} or {@code plk_create_group_if_not_exists__NAME}: a
 * description of other alerts to which this one is tied.
 *
 * @param name what stands after the double underscore
 * @param trigger of the alerts described
 * @param equal labels that they must have with these values; {@code label=~other} is already replaced by this alert's own
 *     value of {@code other}; an empty value asks for none, as no label and an empty one are the same
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tie(How how, String name, String trigger, Labels equal) {

    /** An empty name and no labels are not written. */
    public Tie {
        name = name == null ? "" : name;
        equal = equal == null ? Labels.none() : equal;
    }

    /** Which way the tie goes. */
    public enum How {
        /** This alert belongs under the one described. */
        GROUPED_BY,
        /** The alerts described belong under this one. */
        GROUP_FOR,
        /** As {@link #GROUPED_BY}, and the group alert is made when there is none. */
        CREATE_GROUP;

        @JsonCreator
        public static How of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether an alert of this trigger and these labels is the one described. */
    public boolean describes(String otherTrigger, Labels others) {
        if (!trigger.equals(otherTrigger)) {
            return false;
        }
        for (int i = 0; i < equal.size(); i++) {
            String other = others.get(equal.name(i));
            if (!equal.value(i).equals(other == null ? "" : other)) {
                return false;
            }
        }
        return true;
    }
}
