package io.tocsin.core.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a body, and where.
 *
 * @param index the position of the event in the message, from 0; null when the whole body is at fault
 * @param line from 1; null where lines mean nothing
 * @param column in characters, from 1
 * @param pointer a JSON pointer (RFC 6901) to the value
 * @param message what was expected and what was found, for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        @Nullable Integer index,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String pointer,
        String message) {}
