/**
 * Making the projections anew while they answer: on request over HTTP, and as a command of its own. Knows nothing of what the
 * tables mean.
 */
@NullMarked
package io.tocsin.api.rebuild;

import org.jspecify.annotations.NullMarked;
