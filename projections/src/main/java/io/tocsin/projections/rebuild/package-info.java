/**
 * Makes all tables again from the events and compares: {@link io.tocsin.projections.rebuild.Rebuild}. Calls nobody.
 */
@NullMarked
package io.tocsin.projections.rebuild;

import org.jspecify.annotations.NullMarked;
