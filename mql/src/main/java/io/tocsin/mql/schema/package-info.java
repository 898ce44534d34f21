/**
 * What can be asked about: the fields of alerts and incidents, their types and what may be done with them.
 *
 * <p>Owns the names. Must not know where values are kept: predicates ask an interface for them, plans a table. Entry:
 * {@link io.tocsin.mql.schema.Field}.
 */
@NullMarked
package io.tocsin.mql.schema;

import org.jspecify.annotations.NullMarked;
