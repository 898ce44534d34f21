package io.tocsin.api.page;

import io.tocsin.api.mute.MuteBody;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.rulebook.ConditionReading;
import io.tocsin.mql.schema.Vocabulary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be muted, as the form has it; an address may fill it beforehand.
 *
 * @param mql which alerts
 * @param from a moment of the reader's clock; null or blank for at once
 * @param lasting how long, or {@code until}
 * @param until a moment of the reader's clock
 * @param zone of that clock; null for UTC
 * @param comment why
 * @param by who, with or without the @; null or blank for the name that is remembered
 */
record MuteForm(
        @Nullable String mql,
        @Nullable String from,
        @Nullable String lasting,
        @Nullable String until,
        @Nullable String zone,
        @Nullable String comment,
        @Nullable String by) {

    static final MuteForm EMPTY = new MuteForm(null, null, null, null, null, null, null);

    private static final String UNTIL = "until";

    /** @throws ProblemException when a field makes no sense */
    MuteBody body() {
        boolean fixed = UNTIL.equals(lasting);
        Instant begin =
                from == null || from.isBlank() ? null : WallClock.moment(from, zone, "from which it is to be quiet");
        Instant end = fixed ? WallClock.moment(until, zone, "until which it is to be quiet") : null;
        String why = comment == null || comment.isBlank() ? null : comment.strip();
        return new MuteBody(mql, begin, end, fixed ? null : lasting, why);
    }

    /** The condition with its mistakes, those besides that a mute alone has. */
    QueryLine line(Vocabulary alerts) {
        QueryLine line = QueryLine.condition(mql, alerts);
        return line.query() != null && ConditionReading.of(line.text()) instanceof ConditionReading.Refused refused
                ? line.refused(refused.text())
                : line;
    }
}
