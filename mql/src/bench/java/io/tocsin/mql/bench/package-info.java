/**
 * Benchmarks of routing, run by JMH: {@link io.tocsin.mql.bench.RoutingBenchmark} beside AWS Event Ruler,
 * {@link io.tocsin.mql.bench.ShapesBenchmark} with all that MQL can say, {@link io.tocsin.mql.bench.Heap} without JMH.
 *
 * <p>Compiled only under the Maven profile {@code benchmark}; see docs/benchmarks.md. Nothing else may use it.
 */
@NullMarked
package io.tocsin.mql.bench;

import org.jspecify.annotations.NullMarked;
