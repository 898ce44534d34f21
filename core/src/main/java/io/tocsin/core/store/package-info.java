/**
 * The event store: Axon's JDBC engine on our own tables, appended in commit order. The only package of this module that
 * knows SQL.
 */
@NullMarked
package io.tocsin.core.store;

import org.jspecify.annotations.NullMarked;
