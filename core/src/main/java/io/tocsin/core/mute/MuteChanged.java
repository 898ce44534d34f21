package io.tocsin.core.mute;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** It holds at other times, or for another reason; which alerts it is about never changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MuteChanged(
        MuteId mute,
        Instant at,
        String by,
        Instant from,
        Instant until,
        @Nullable String comment) implements MuteEvent {}
