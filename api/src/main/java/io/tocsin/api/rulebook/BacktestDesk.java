package io.tocsin.api.rulebook;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Trial;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a rulebook is tried on the past. Safe for use by many threads. */
@Component
public class BacktestDesk {

    private static final Cursor CURSOR = new Cursor("backtest", 1);

    private final Backtests backtests;
    private final RulebookCommands rulebook;

    public BacktestDesk(Backtests backtests, RulebookCommands rulebook) {
        this.backtests = backtests;
        this.rulebook = rulebook;
    }

    /**
     * Begins one.
     *
     * @param days how far back, 1 to {@link Backtests#LONGEST_DAYS}
     * @throws ProblemException when the document has mistakes, the days make no sense, or another one is running
     */
    public Trial start(String yaml, int days, String by) {
        if (days < 1 || days > Backtests.LONGEST_DAYS) {
            throw ProblemException.badArgument(
                    "Expected days from 1 to " + Backtests.LONGEST_DAYS + ", but there are " + days);
        }
        return backtests.start(read(yaml), days, by).orElseThrow(this::busy);
    }

    /** Those that are known, the newest first. */
    public List<Trial> all() {
        return backtests.all();
    }

    /** The one that runs. */
    public Optional<Trial> running() {
        return backtests.all().stream()
                .filter(trial -> trial.status() == Trial.Status.RUNNING)
                .findFirst();
    }

    /** @throws ProblemException when there is none of that name */
    public Trial find(String id) {
        return backtests.find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * Stops it, if it runs; soon it says so.
     *
     * @throws ProblemException when there is none of that name
     */
    public Trial cancel(String id) {
        return backtests.cancel(id).orElseThrow(() -> unknown(id));
    }

    /** A page of differences. */
    public static Page<Difference> page(List<Difference> all, PageRequest request) {
        int first = Math.toIntExact(
                Math.clamp(CURSOR.read(request).orElse(List.of(0L)).getFirst(), 0, all.size()));
        int last = Math.min(all.size(), first + request.limit());
        return new Page<>(all.subList(first, last), last == all.size() ? null : CURSOR.write(last));
    }

    private Rulebook read(String yaml) {
        return switch (RulebookReader.read(yaml, rulebook.get().version() + 1)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused -> throw Mistakes.refused(refused.problems());
        };
    }

    private ProblemException busy() {
        String which = running().map(trial -> trial.id() + " of " + trial.by()).orElse("another one");
        return new ProblemException(Problem.of(
                ProblemType.WRONG_STATE,
                "Expected no backtest to be running, but " + which + " is; wait for it, or cancel it"));
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("Expected a backtest that is known, but there is no " + id
                + "; what came out is kept for an hour, of the last ten");
    }
}
