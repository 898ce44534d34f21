package io.tocsin.core.rulebook;

import io.tocsin.core.rulebook.Values.Entry;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code matrix}: service level → nine response times. */
final class MatrixSection {

    private static final int LEVELS = Severity.values().length;

    private final Problems problems;
    private final Values values;
    private final Duration batchFrom;

    MatrixSection(Problems problems, Values values, Duration batchFrom) {
        this.problems = problems;
        this.values = values;
        this.batchFrom = batchFrom;
    }

    ResponseMatrix read(@Nullable Place section) {
        if (section == null) {
            return ResponseMatrix.builtIn(batchFrom);
        }
        Map<String, Entry> entries = values.entries(section, "service levels with their response times");
        if (entries.isEmpty()) {
            if (Values.isMapping(section)) {
                problems.add(section, "Expected at least one service level, but the matrix is empty");
            }
            return ResponseMatrix.builtIn(batchFrom);
        }
        Map<String, List<ResponseTime>> rows = new LinkedHashMap<>();
        entries.forEach((serviceLevel, entry) -> rows.put(serviceLevel, row(entry.value())));
        return new ResponseMatrix(rows);
    }

    private List<ResponseTime> row(Place place) {
        List<Place> cells = values.items(place, "a list of " + LEVELS + " response times, S1 to S9");
        List<ResponseTime> row = new ArrayList<>();
        for (Place cell : cells) {
            cell(cell).ifPresent(time -> {
                refuseSooner(cell, time, row);
                row.add(time);
            });
        }
        if (Values.isList(place) && cells.size() != LEVELS) {
            problems.add(place, "Expected " + LEVELS + " response times, S1 to S9, but found " + cells.size());
        }
        return row.size() == LEVELS ? row : Collections.nCopies(LEVELS, ResponseTime.NEVER);
    }

    private Optional<ResponseTime> cell(Place place) {
        String expected = "a response time (5m, 24h) or \"-\"";
        return values.text(place, expected).flatMap(text -> {
            Optional<ResponseTime> time = ResponseTime.parse(text, batchFrom);
            if (time.isEmpty()) {
                problems.add(place, "Expected " + expected + ", but found " + Values.quote(text));
            }
            return time;
        });
    }

    private void refuseSooner(Place place, ResponseTime time, List<ResponseTime> worse) {
        if (!worse.isEmpty() && time.soonerThan(worse.getLast())) {
            problems.add(
                    place,
                    "Expected no sooner answer than to the worse severity before it (" + worse.getLast()
                            + "), but found " + time);
        }
    }
}
