/**
 * Who may reach Tocsin, as long as it has no users of its own.
 */
@NullMarked
package io.tocsin.api.access;

import org.jspecify.annotations.NullMarked;
