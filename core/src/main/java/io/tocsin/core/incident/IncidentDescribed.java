package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says what it is about, in words of their own.
 *
 * @param title null: as it was
 * @param text null: as it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentDescribed(
        IncidentNumber number,
        Instant at,
        String by,
        @Nullable String title,
        @Nullable String text,
        @Nullable String comment)
        implements IncidentEvent {}
