package io.tocsin.core.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another document holds from now on.
 *
 * @param version from 1, without gaps
 * @param by a person, or {@code @file} for the file of the settings
 * @param text the document as it was given, but for keys of sources, of which only the {@linkplain KeyDigest digests} are kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulebookApplied(
        long version, Instant at, String by, @Nullable String comment, String text) implements RulebookEvent {}
