package io.tocsin.api.report;

import io.tocsin.api.contract.Markdown;
import io.tocsin.core.time.Durations;
import io.tocsin.projections.search.Retrospective;
import io.tocsin.projections.search.Retrospective.Frequent;
import io.tocsin.projections.search.Retrospective.Looked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A retrospective as Markdown, to be pasted where a team keeps its notes. For one use. */
final class ReviewText {

    private final StringBuilder text = new StringBuilder();

    private ReviewText() {}

    static String of(Review review) {
        return new ReviewText().write(review);
    }

    private String write(Review review) {
        Retrospective found = review.found();
        Retrospective.Totals totals = found.totals();
        text.append("# Retrospective, ")
                .append(moment(review.from()))
                .append(" to ")
                .append(moment(review.to()))
                .append("\n\n");
        if (review.mql() != null) {
            text.append("Of incidents with `")
                    .append(review.mql().replace("`", "'"))
                    .append("`.\n\n");
        }
        text.append(
                "Incidents: %d, with %d alerts in sum. Breached: %d. Not to be answered, and taken by nobody: %d. Still open: %d.%n"
                        .formatted(
                                totals.incidents(),
                                totals.alerts(),
                                totals.breached(),
                                totals.neverHandled(),
                                totals.open()));
        frequent("Never handled", found.neverHandled());
        table(
                "Breached",
                "| incident | severity | project | title | holder | late by |",
                found.breaches(),
                one -> row(number(one.number()), one.severity(), one.project(), one.title(), one.holder(), time(one)));
        table(
                "Came and went",
                "| incident | project | title | times |",
                found.flappers(),
                one -> row(
                        number(one.number()), one.project(), one.title(), Objects.requireNonNullElse(one.times(), 0L)));
        frequent("Top triggers", found.triggers());
        table(
                "Open the longest",
                "| incident | severity | project | title | status | for |",
                found.longest(),
                one -> row(number(one.number()), one.severity(), one.project(), one.title(), one.status(), time(one)));
        table(
                "Through many hands",
                "| incident | project | title | taken by |",
                found.handovers(),
                one -> row(number(one.number()), one.project(), one.title(), String.join(" → ", one.takenBy())));
        table(
                "Who carried how much",
                "| person | taken | closed | comments |",
                found.people(),
                one -> row(one.person(), one.taken(), one.closed(), one.comments()));
        table(
                "Mutes",
                "| mute | from | until | by | why |",
                review.mutes(),
                one -> row(
                        one.mql(),
                        moment(one.from()),
                        moment(one.until()),
                        one.by(),
                        Objects.requireNonNullElse(one.comment(), "")));
        return text.toString();
    }

    private void frequent(String title, List<Frequent> rows) {
        table(
                title,
                "| project | trigger | incidents | alerts |",
                rows,
                one -> row(one.project(), one.trigger(), one.incidents(), one.alerts()));
    }

    private <T> void table(String title, String head, List<T> rows, Function<T, String> row) {
        text.append("\n## ").append(title).append("\n\n");
        if (rows.isEmpty()) {
            text.append("None.\n");
            return;
        }
        text.append(head).append('\n').append(head.replaceAll("[^|]+", " --- ")).append('\n');
        rows.forEach(one -> text.append(row.apply(one)).append('\n'));
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(Markdown.safe(String.valueOf(cell))).append(" |");
        }
        return row.toString();
    }

    private static Instant moment(Instant exact) {
        return exact.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String number(long number) {
        return "#" + number;
    }

    private static String time(Looked one) {
        Double seconds = one.seconds();
        return seconds == null ? "–" : Durations.format(Duration.ofSeconds(Math.max(0, Math.round(seconds))));
    }
}
