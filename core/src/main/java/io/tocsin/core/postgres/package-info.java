/**
 * Owns the embedded PostgreSQL 18: {@link io.tocsin.core.postgres.EmbeddedPostgres} unpacks the binaries, initialises
 * the cluster, runs the server durably and restarts it when it dies.
 *
 * <p>It must not know tables, events or Spring: what is stored in the server is not its concern.
 */
@NullMarked
package io.tocsin.core.postgres;

import org.jspecify.annotations.NullMarked;
