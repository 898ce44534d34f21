package io.tocsin.api.mute;

import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.MuteCommands.Outcome;
import io.tocsin.core.mute.MuteId;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where mutes are seen, set and ended. Safe for use by many threads. */
@Component
public class MuteDesk {

    private final MuteCommands mutes;
    private final MuteBook book;
    private final InstantSource clock;

    MuteDesk(MuteCommands mutes, MuteBook book, InstantSource clock) {
        this.mutes = mutes;
        this.book = book;
        this.clock = clock;
    }

    /** Those that hold and those that will: of the rulebook in its order, then of people, the oldest first. */
    public List<MuteView> standing() {
        return book.standing(clock.instant());
    }

    /** Those of people that are over, the newest first; a page may have fewer than asked for. */
    public Page<MuteView> over(PageRequest request) {
        return book.over(request, clock.instant());
    }

    /** How many open alerts each keeps from incidents now, by its id; none of those that keep none. */
    public Map<String, Long> held() {
        return mutes.held();
    }

    /**
     * One, with its history.
     *
     * @throws ProblemException when there is no such mute
     */
    public MuteView find(String id) {
        return book.find(MuteId.of(id), clock.instant()).orElseThrow(() -> noSuchMute(id));
    }

    /**
     * Mutes.
     *
     * @param key see {@link MuteCommands#set}
     * @throws ProblemException when it makes no sense; nothing is muted
     */
    public MuteView set(MuteBody body, String by, @Nullable String key) {
        Instant now = clock.instant();
        return view(mutes.set(body.wish(by, now), key, now), "", now);
    }

    /**
     * Ends it before its time; one that is over stays as it is.
     *
     * @throws ProblemException when no person has set such a mute
     */
    public MuteView end(String id, String by, @Nullable String comment) {
        MuteId mute = MuteId.of(id);
        if (mute.isOfRulebook()) {
            throw ProblemException.badArgument(
                    "Expected a mute that a person has set, but this one is of the rulebook; change that instead");
        }
        Instant now = clock.instant();
        return view(mutes.end(mute, by, comment, now), id, now);
    }

    private MuteView view(Outcome outcome, String id, Instant now) {
        return switch (outcome) {
            case Outcome.Done done ->
                MuteView.of(done.mute(), now).with(mutes.history(done.mute().id()));
            case Outcome.Refused refused -> throw ProblemException.badArgument(refused.text());
            case Outcome.NotFound ignored -> throw noSuchMute(id);
        };
    }

    private static ProblemException noSuchMute(String id) {
        return ProblemException.notFound("Expected the id of a mute, but there is no mute " + id);
    }
}
