/** What history says of a period: how soon incidents were answered. Reads the projections only. */
@NullMarked
package io.tocsin.api.report;

import org.jspecify.annotations.NullMarked;
