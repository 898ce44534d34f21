package io.tocsin.api.page;

/**
 * A stretch on a time line of {@link Scale#WIDTH} units.
 *
 * @param kind {@code firing} or {@code unknown}
 */
record Bar(long x, long width, String kind) {}
