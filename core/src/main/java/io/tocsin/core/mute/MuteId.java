package io.tocsin.core.mute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Names a mute: a UUID where people set it, {@code rulebook:name:digest} where the rulebook does. A rulebook's mute with
 * another condition is another mute, whatever its name.
 */
public record MuteId(String text) {

    private static final String RULEBOOK = "rulebook:";
    private static final String STREAM = "mute-";

    @JsonCreator
    public static MuteId of(String text) {
        return new MuteId(text);
    }

    public static MuteId of(UUID uuid) {
        return new MuteId(uuid.toString());
    }

    /** Of one that the rulebook has. */
    public static MuteId ofRulebook(String name, String match) {
        return new MuteId(RULEBOOK + name + ":" + String.format("%08x", match.hashCode()));
    }

    public boolean isOfRulebook() {
        return text.startsWith(RULEBOOK);
    }

    /** The aggregate's identifier in the event store. */
    public String stream() {
        return STREAM + text;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
