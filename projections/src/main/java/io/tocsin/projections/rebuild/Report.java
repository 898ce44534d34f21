package io.tocsin.projections.rebuild;

import java.util.List;

/**
 * What a rebuild came to.
 *
 * @param position up to which both have applied the events when they were compared
 */
public record Report(long position, Progress progress, List<TableCheck> tables) {

    /** Whether every table is the same. */
    public boolean equal() {
        return tables.stream().allMatch(TableCheck::equal);
    }
}
