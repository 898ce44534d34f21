package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What alerts of one incident have in common, as text; the same key, the same incident while it is open. */
public record GroupKey(@JsonValue String text) {

    private static final String SPLIT = "\nsplit ";

    @JsonCreator
    public static GroupKey of(String text) {
        return new GroupKey(text);
    }

    /** Where no rule says otherwise. */
    public static GroupKey ofTrigger(String project, String trigger) {
        return new GroupKey(project + '\n' + trigger);
    }

    /** Of an incident whose alerts were moved out of another: no alert comes to it by its group. */
    static GroupKey ofSplit(IncidentNumber number) {
        return new GroupKey(SPLIT + number);
    }

    /** Whether a person moved its first alerts out of another incident. */
    public boolean isOfSplit() {
        return text.startsWith(SPLIT);
    }
}
