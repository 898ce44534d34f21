/**
 * What happened in an incident, in order: {@link io.tocsin.projections.timeline.Timeline}.
 */
@NullMarked
package io.tocsin.projections.timeline;

import org.jspecify.annotations.NullMarked;
