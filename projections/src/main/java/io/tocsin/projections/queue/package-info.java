/**
 * Which incidents there are, and which is next: {@link io.tocsin.projections.queue.IncidentQueue}.
 */
@NullMarked
package io.tocsin.projections.queue;

import org.jspecify.annotations.NullMarked;
