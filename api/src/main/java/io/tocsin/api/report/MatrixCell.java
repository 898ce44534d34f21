package io.tocsin.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.search.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the response-time matrix: incidents of one severity and service level. {@code met}, {@code breached} and
 * {@code unanswered} add up to {@code incidents}.
 *
 * @param from of the step of time, in a trend
 */
@Schema(name = "MatrixCell")
public record MatrixCell(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant from,
        Severity severity,
        String serviceLevel,

        @Schema(allowableValues = {"immediate", "batch", "retrospective"})
        String responseClass,

        @Schema(description = "by the rulebook in force; null: nobody has to answer") @JsonInclude @Nullable Double targetSeconds,

        long incidents,
        long met,
        long breached,
        long unanswered,
        @JsonInclude @Nullable Double p50Seconds,
        @JsonInclude @Nullable Double p95Seconds,
        @JsonInclude @Nullable Double maxSeconds) {

    static final List<String> NAMES = Arrays.stream(MatrixCell.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    private static final double NANOS = 1e9;

    static MatrixCell of(Answered row, ResponseTime time) {
        return new MatrixCell(
                row.from(),
                row.severity(),
                row.serviceLevel(),
                time.responseClass().word(),
                seconds(time.within()),
                row.incidents(),
                row.met(),
                row.breached(),
                row.unanswered(),
                seconds(row.p50()),
                seconds(row.p95()),
                seconds(row.max()));
    }

    static Answered nothing(Severity severity, String serviceLevel) {
        return new Answered(null, severity, serviceLevel, 0, 0, 0, 0, null, null, null);
    }

    List<@Nullable Object> row() {
        return Arrays.asList(
                from,
                severity,
                serviceLevel,
                responseClass,
                targetSeconds,
                incidents,
                met,
                breached,
                unanswered,
                p50Seconds,
                p95Seconds,
                maxSeconds);
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds() + duration.toNanosPart() / NANOS;
    }
}
