/**
 * What monitoring sends over HTTP: bytes become a delivery, the intake stores it, its receipt becomes the answer. Nothing is\n * decided here.
 */
@NullMarked
package io.tocsin.api.receive;

import org.jspecify.annotations.NullMarked;
