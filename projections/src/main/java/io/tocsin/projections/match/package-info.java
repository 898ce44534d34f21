/**
 * Incidents as predicates of {@code mql} see them, read from the tables: {@link io.tocsin.projections.match.Matchable}s, of
 * which any number of conditions can be asked in memory, and {@link io.tocsin.projections.match.Changes} of them. For one condition about many incidents there is
 * {@link io.tocsin.projections.search.IncidentSearch}, which finds the same. Must not write.
 */
@NullMarked
package io.tocsin.projections.match;

import org.jspecify.annotations.NullMarked;
