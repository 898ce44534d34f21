/** Kafka in, against a real broker in a process of its own and a real PostgreSQL. */
@NullMarked
package io.tocsin.api.kafka;

import org.jspecify.annotations.NullMarked;
