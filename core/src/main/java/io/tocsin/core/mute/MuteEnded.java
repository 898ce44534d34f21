package io.tocsin.core.mute;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person ended it before its time. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MuteEnded(
        MuteId mute, Instant at, String by, @Nullable String comment) implements MuteEvent {}
