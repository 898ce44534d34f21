package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.severity.ResponseClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * In what way, and until when, an incident is to be answered.
 *
 * @param deadline null where none is set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Response(
        ResponseClass responseClass, @Nullable Instant deadline) {}
