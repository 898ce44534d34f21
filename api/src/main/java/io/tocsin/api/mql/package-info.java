/**
 * MQL for those who write it: check, format, explain. Reads and answers; what a query finds is asked elsewhere.
 */
@NullMarked
package io.tocsin.api.mql;

import org.jspecify.annotations.NullMarked;
