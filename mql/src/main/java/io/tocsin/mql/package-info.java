/**
 * MQL, the language of labels: one text searches, routes, groups and counts, and means the same everywhere.
 *
 * <p>The module will hold, each stage in a package of its own: grammar → parse → syntax tree → check → predicate, rule
 * set or plan. It knows nothing of Tocsin, Spring or Axon.
 */
@NullMarked
package io.tocsin.mql;

import org.jspecify.annotations.NullMarked;
