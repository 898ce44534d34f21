/**
 * What people see: the read side, derived from the domain events and from nothing else, in a PostgreSQL schema of its own
 * that can be dropped and rebuilt.
 *
 * <ol>
 *   <li>{@link io.tocsin.projections.schema.ProjectionsSchema} makes the tables;
 *   <li>{@link io.tocsin.projections.feed.AxonFeed} brings the events as they are committed;
 *   <li>{@link io.tocsin.projections.fold.Projector} folds them into the tables, each once;
 *   <li>one package answers each question: {@link io.tocsin.projections.queue.IncidentQueue},
 *       {@link io.tocsin.projections.alert.AlertBook}, {@link io.tocsin.projections.timeline.Timeline},
 *       {@link io.tocsin.projections.message.RejectedMessages};
 *   <li>{@link io.tocsin.projections.rebuild.Rebuild} makes all of it again, beside the live one, and compares.
 * </ol>
 *
 * <p>Decides nothing, calls nobody, and knows of the core its events only.
 */
@NullMarked
package io.tocsin.projections;

import org.jspecify.annotations.NullMarked;
