package io.tocsin.projections.page;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many at most, 1 … 500
 * @param cursor {@link Page#next} of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 500;

    /** @throws BadPageRequest when the limit is out of range */
    public PageRequest {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new BadPageRequest("limit", "Expected a limit from 1 to " + LARGEST_LIMIT + ", but it is " + limit);
        }
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
