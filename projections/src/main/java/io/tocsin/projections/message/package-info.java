/**
 * Which messages could not be understood: {@link io.tocsin.projections.message.RejectedMessages}.
 */
@NullMarked
package io.tocsin.projections.message;

import org.jspecify.annotations.NullMarked;
