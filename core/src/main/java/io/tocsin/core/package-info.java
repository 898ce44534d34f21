@NullMarked
package io.tocsin.core;

import org.jspecify.annotations.NullMarked;
