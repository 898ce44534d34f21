package io.tocsin.api.report;

import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.mute.MuteState;
import io.tocsin.mql.ast.Expression;
import io.tocsin.projections.search.Retrospectives;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks back at a period, mutes included. Safe for use by many threads. */
@Component
public class LookBack {

    private static final Duration PERIOD = Duration.ofDays(30);

    private final Vocabularies vocabularies;
    private final Retrospectives retrospectives;
    private final MuteCommands mutes;
    private final InstantSource clock;

    LookBack(Vocabularies vocabularies, Retrospectives retrospectives, MuteCommands mutes, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.retrospectives = retrospectives;
        this.mutes = mutes;
        this.clock = clock;
    }

    /**
     * Of the incidents that satisfy the condition and were opened in the period.
     *
     * @param from null: 30 days before the end
     * @param to the first moment that does not count; null: now
     * @throws ProblemException with every mistake of the condition, or when the period makes no sense
     */
    public Review review(@Nullable String mql, @Nullable Instant from, @Nullable Instant to) {
        Instant now = clock.instant();
        Instant end = Objects.requireNonNullElse(to, now);
        Instant begin = Objects.requireNonNullElse(from, end.minus(PERIOD));
        Conditions.inOrder(begin, end);
        Expression condition = Conditions.read(mql, vocabularies);
        return new Review(begin, end, mql, retrospectives.of(condition, begin, end, now), muted(begin, end));
    }

    private List<Review.Muted> muted(Instant from, Instant to) {
        return mutes.notOverAt(from).stream()
                .filter(mute -> mute.from().isBefore(to))
                .map(LookBack::muted)
                .toList();
    }

    private static Review.Muted muted(MuteState mute) {
        return new Review.Muted(mute.id().text(), mute.match(), mute.from(), mute.until(), mute.by(), mute.comment());
    }
}
