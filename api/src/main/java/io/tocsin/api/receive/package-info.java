/**
 * What monitoring sends over HTTP: bytes become a delivery, the intake stores it, its receipt becomes the answer. Nothing is
 * decided here.
 */
@NullMarked
package io.tocsin.api.receive;

import org.jspecify.annotations.NullMarked;
