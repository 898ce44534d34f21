/**
 * The alert: one condition identified by its labels. {@link io.tocsin.core.alert.AlertDecider} decides, {@link
 * io.tocsin.core.alert.AlertState} evolves; both are pure.
 */
@NullMarked
package io.tocsin.core.alert;

import org.jspecify.annotations.NullMarked;
