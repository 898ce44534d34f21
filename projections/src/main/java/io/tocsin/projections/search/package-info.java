/**
 * Answers MQL from the tables: {@link io.tocsin.projections.search.IncidentSearch} and
 * {@link io.tocsin.projections.search.AlertSearch}. A query becomes one statement of constant texts and parameters; no text of
 * a query is ever a part of it. Finds exactly what the predicates of {@code mql} hold of. Must not write.
 */
@NullMarked
package io.tocsin.projections.search;

import org.jspecify.annotations.NullMarked;
