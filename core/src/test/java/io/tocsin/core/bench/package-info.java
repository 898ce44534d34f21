/**
 * How long a backtest takes: {@link io.tocsin.core.bench.BacktestBenchmark}, over a month that
 * {@link io.tocsin.core.bench.Month} makes up and stores as events.
 */
@NullMarked
package io.tocsin.core.bench;

import org.jspecify.annotations.NullMarked;
