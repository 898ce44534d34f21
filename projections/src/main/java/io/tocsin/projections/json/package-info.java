/**
 * JSON as the tables keep it: {@link io.tocsin.projections.json.Json}. Knows no table.
 */
@NullMarked
package io.tocsin.projections.json;

import org.jspecify.annotations.NullMarked;
