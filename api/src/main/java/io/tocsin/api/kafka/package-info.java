/**
 * Kafka in: records become deliveries to the one intake, each exactly once. The way in is
 * {@link io.tocsin.api.kafka.KafkaIntake}.
 *
 * <p>The offset from which to read on is kept in PostgreSQL and moved on by the intake in the transaction that stores the
 * record; what Kafka knows of it is for monitoring only. This package decides nothing about messages and never skips one.
 */
@NullMarked
package io.tocsin.api.kafka;

import org.jspecify.annotations.NullMarked;
