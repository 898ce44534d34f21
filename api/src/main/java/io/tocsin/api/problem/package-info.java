/**
 * What goes wrong, as an answer: one table from rejection or exception to HTTP status and problem type (RFC 9457).
 * {@link io.tocsin.api.problem.Problem} writes it, with Spring or without. Decides nothing about the domain.
 */
@NullMarked
package io.tocsin.api.problem;

import org.jspecify.annotations.NullMarked;
