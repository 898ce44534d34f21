/**
 * The load generator: measures a server that takes alerts as an Alertmanager does, be it Tocsin or the real one.
 *
 * <p>Compiled only under the Maven profile {@code benchmark}; needs nothing but the JDK. Entries: {@link
 * io.tocsin.bench.Load} drives one running server, {@link io.tocsin.bench.Compare} starts both in turn and prints the
 * table. Must not use any class of Tocsin: what is measured is only reached over HTTP.
 */
@NullMarked
package io.tocsin.bench;

import org.jspecify.annotations.NullMarked;
