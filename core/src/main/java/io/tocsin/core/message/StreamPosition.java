package io.tocsin.core.message;

/** A place in a partitioned stream (Kafka); stored with the events that it caused, so that each record counts once. */
public record StreamPosition(String topic, int partition, long offset) {}
