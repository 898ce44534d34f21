/**
 * Where the tables live: a schema of their own, migrated by its own history. Must not touch any other schema.
 */
@NullMarked
package io.tocsin.projections.schema;

import org.jspecify.annotations.NullMarked;
