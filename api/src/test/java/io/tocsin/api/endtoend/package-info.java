/**
 * Tests of the packaged jar together with the real programs that speak to it: Prometheus, Alertmanager, amtool, vmalert,
 * and {@code kill -9}.
 *
 * <p>Must not use any class of Tocsin: here it is only what a user has, a jar and its HTTP contract. Each test leaves
 * logs and data under {@code target/endtoend}.
 */
@NullMarked
package io.tocsin.api.endtoend;

import org.jspecify.annotations.NullMarked;
