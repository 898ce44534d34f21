/**
 * How names and values of labels are found by their text. Shared by those who write them and those who search; knows no table.
 */
@NullMarked
package io.tocsin.projections.labels;

import org.jspecify.annotations.NullMarked;
