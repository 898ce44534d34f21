@NullMarked
package io.tocsin.api;

import org.jspecify.annotations.NullMarked;
