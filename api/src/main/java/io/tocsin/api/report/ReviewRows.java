package io.tocsin.api.report;

import io.tocsin.projections.search.Retrospective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A retrospective as one table for analysts' tools: each row says of which part it is. */
final class ReviewRows {

    static final List<String> HEADER = List.of(
            "section",
            "number",
            "project",
            "trigger",
            "title",
            "severity",
            "status",
            "who",
            "opened",
            "incidents",
            "alerts",
            "times",
            "seconds");

    private ReviewRows() {}

    static Stream<List<@Nullable Object>> of(Review review) {
        Retrospective found = review.found();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        frequent("never handled", found.neverHandled(), rows);
        looked("breached", found.breaches(), rows);
        looked("flapping", found.flappers(), rows);
        frequent("top triggers", found.triggers(), rows);
        looked("longest", found.longest(), rows);
        found.handovers()
                .forEach(one -> rows.add(Arrays.asList(
                        "handovers",
                        one.number(),
                        one.project(),
                        null,
                        one.title(),
                        null,
                        null,
                        String.join(" → ", one.takenBy()),
                        null,
                        null,
                        null,
                        one.takenBy().size(),
                        null)));
        found.people()
                .forEach(one -> rows.add(Arrays.asList(
                        "people",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        one.person(),
                        null,
                        one.taken(),
                        null,
                        null,
                        null)));
        review.mutes()
                .forEach(one -> rows.add(Arrays.asList(
                        "mutes",
                        null,
                        null,
                        null,
                        one.mql(),
                        null,
                        null,
                        one.by(),
                        one.from(),
                        null,
                        null,
                        null,
                        null)));
        return rows.stream();
    }

    private static void frequent(String section, List<Retrospective.Frequent> some, List<List<@Nullable Object>> rows) {
        some.forEach(one -> rows.add(Arrays.asList(
                section,
                null,
                one.project(),
                one.trigger(),
                null,
                null,
                null,
                null,
                null,
                one.incidents(),
                one.alerts(),
                one.flaps(),
                null)));
    }

    private static void looked(String section, List<Retrospective.Looked> some, List<List<@Nullable Object>> rows) {
        some.forEach(one -> rows.add(Arrays.asList(
                section,
                one.number(),
                one.project(),
                null,
                one.title(),
                one.severity(),
                one.status(),
                one.holder(),
                one.opened(),
                null,
                null,
                one.times(),
                one.seconds())));
    }
}
