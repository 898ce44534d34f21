package io.tocsin.core.intake;

import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A delivery out of a stream, whose records are stored in their order: one whose forerunner is not stored yet is not stored
 * either, so that the stored offset never passes over a record.
 *
 * @param delivery with its position
 * @param follows the offset after its forerunner's; 0 for the first record ever read of the partition
 * @param fault why it cannot be read, found on the way in: it is kept and rejected; null: it is read
 */
public record StreamedDelivery(
        Delivery delivery, long follows, @Nullable Fault fault) {}
