/**
 * Brings committed events to the projector: {@link io.tocsin.projections.feed.AxonFeed}, the only place here that knows Axon.
 */
@NullMarked
package io.tocsin.projections.feed;

import org.jspecify.annotations.NullMarked;
