/**
 * The rulebook over HTTP: what is in force, its versions and their differences, a check, and putting another in force.
 */
@NullMarked
package io.tocsin.api.rulebook;

import org.jspecify.annotations.NullMarked;
