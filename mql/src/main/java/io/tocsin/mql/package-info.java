/**
 * MQL, the language of labels: one text searches, routes, groups and counts, and means the same everywhere.
 *
 * <p>{@link io.tocsin.mql.Mql} reads a text. On the way it goes through stages, each a package:
 *
 * <ol>
 *   <li>{@link io.tocsin.mql.parse.SyntaxReader}: from text, by the grammar {@code Mql.g4}, to what is written;
 *   <li>{@link io.tocsin.mql.check.QueryCheck}: from what is written to what is meant, a
 *       {@link io.tocsin.mql.ast.Query} over the fields of {@link io.tocsin.mql.schema.Field};
 *   <li>or to a list of {@link io.tocsin.mql.problem.Problem}s, all that there are.
 * </ol>
 *
 * <p>A query that was understood holds no mistake. {@link io.tocsin.mql.predicate.Predicates} asks it of alerts and incidents
 * in memory, {@link io.tocsin.mql.format.Formatter} writes it, {@link io.tocsin.mql.explain.Explanation} tells it in words;
 * {@link io.tocsin.mql.complete.Completion} helps to write one. The module knows nothing of Tocsin, Spring or Axon.
 */
@NullMarked
package io.tocsin.mql;

import org.jspecify.annotations.NullMarked;
