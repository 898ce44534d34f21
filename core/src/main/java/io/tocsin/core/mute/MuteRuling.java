package io.tocsin.core.mute;

import java.util.List;

/** The answer to a command about a mute. */
public sealed interface MuteRuling {

    /** It is carried out by these events; by none when it is so already. */
    record Accepted(List<MuteEvent> events) implements MuteRuling {}

    /** It is not carried out; the text reads "Expected …, but …". */
    record Rejected(String text) implements MuteRuling {}
}
