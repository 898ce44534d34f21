package io.tocsin.api.rebuild;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.projections.rebuild.Progress;
import io.tocsin.projections.rebuild.Report;
import io.tocsin.projections.rebuild.TableCheck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of the projections, as it is told.
 *
 * @param swap the new tables are to take the place of the old ones
 * @param done events that have been applied
 * @param total events to apply, as far as is known
 * @param eventsPerSecond from the beginning on
 * @param secondsLeft what is left at that rate; null unless it runs
 * @param equal whether every table came out as it was; null until they have been compared
 * @param tables what came out, table by table
 * @param error why it failed
 */
@Schema(name = "Rebuild")
record RebuildView(
        @Schema(example = "running") State state,
        boolean swap,
        @Schema(example = "@petr.petrov") String by,
        Instant started,
        @Nullable Instant ended,
        long done,
        long total,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Boolean equal,
        List<Table> tables,
        @Nullable String error) {

    /** Where it is. */
    enum State {
        RUNNING,
        /** Compared, and dropped again. */
        COMPARED,
        /** The new tables answer now. */
        SWAPPED,
        CANCELLED,
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param equal number of rows and sum over the hashes of all rows are the same */
    @Schema(name = "RebuiltTable")
    record Table(String table, long liveRows, long rebuiltRows, boolean equal) {

        static Table of(TableCheck check) {
            return new Table(check.table(), check.live().rows(), check.rebuilt().rows(), check.equal());
        }
    }

    static RebuildView started(boolean swap, String by, Instant now) {
        return new RebuildView(State.RUNNING, swap, by, now, null, 0, 0, 0, null, null, List.of(), null);
    }

    RebuildView after(Progress progress) {
        long rate = Math.round(progress.rate());
        Long left = rate == 0 ? null : Math.ceilDiv(progress.total() - progress.done(), rate);
        return new RebuildView(
                state, swap, by, started, null, progress.done(), progress.total(), rate, left, equal, tables, null);
    }

    RebuildView compared(Report report) {
        RebuildView after = after(report.progress());
        return new RebuildView(
                state,
                swap,
                by,
                started,
                null,
                after.done,
                after.total,
                after.eventsPerSecond,
                0L,
                report.equal(),
                report.tables().stream().map(Table::of).toList(),
                null);
    }

    RebuildView ended(State how, @Nullable String why, Instant now) {
        return new RebuildView(how, swap, by, started, now, done, total, eventsPerSecond, null, equal, tables, why);
    }
}
