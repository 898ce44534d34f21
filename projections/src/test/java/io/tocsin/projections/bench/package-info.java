/**
 * How fast searches are on many incidents: {@link io.tocsin.projections.bench.SearchBenchmark}. Makes the tables' rows itself
 * ({@link io.tocsin.projections.bench.SearchData}), without events.
 */
@NullMarked
package io.tocsin.projections.bench;

import org.jspecify.annotations.NullMarked;
