/**
 * The rulebook over HTTP: what is in force, its versions and their differences, a check, putting another in force, and trying one on the
 * past.
 */
@NullMarked
package io.tocsin.api.rulebook;

import org.jspecify.annotations.NullMarked;
