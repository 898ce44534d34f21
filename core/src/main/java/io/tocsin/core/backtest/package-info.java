/**
 * What the past would have been under another rulebook: what happened to alerts and what people did is gone through once more, in
 * memory, by the same deciders, once under the rules that held and once under the others; and the difference is told, incident
 * by incident. {@link io.tocsin.core.backtest.Backtests} is the entry. Writes nothing anywhere, and has no rule of its own about
 * alerts or incidents.
 */
@NullMarked
package io.tocsin.core.backtest;

import org.jspecify.annotations.NullMarked;
