/**
 * Answers MQL from the tables: {@link io.tocsin.projections.search.IncidentSearch},
 * {@link io.tocsin.projections.search.AlertSearch}, {@link io.tocsin.projections.search.IncidentFigures}; and knows what was
 * seen, for completion: {@link io.tocsin.projections.search.SeenTexts}. A query becomes one statement of constant texts and parameters; no text of
 * a query is ever a part of it. Finds exactly what the predicates of {@code mql} hold of. Must not write.
 */
@NullMarked
package io.tocsin.projections.search;

import org.jspecify.annotations.NullMarked;
