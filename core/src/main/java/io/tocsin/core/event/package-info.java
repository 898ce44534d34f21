/**
 * An event: what a message says about one alert at one moment, after the normaliser has read it. Not a domain event.
 */
@NullMarked
package io.tocsin.core.event;

import org.jspecify.annotations.NullMarked;
