/**
 * Which alerts there are, and what each has been through: {@link io.tocsin.projections.alert.AlertBook}.
 */
@NullMarked
package io.tocsin.projections.alert;

import org.jspecify.annotations.NullMarked;
