package io.tocsin.core.intake;

import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.core.store.Once;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of the batch came before, in earlier batches or earlier in this one. */
final class Before {

    private final Map<Once.Key, MessageId> seen = new HashMap<>();
    private final Map<Once.Partition, Long> offsets = new HashMap<>();
    private final Map<Once.Key, String> outcomes = new LinkedHashMap<>();
    private final Map<Once.Partition, Long> nextOffsets = new HashMap<>();

    Before(Once once, List<Submission> batch) {
        Set<Once.Key> keys = new LinkedHashSet<>();
        Set<Once.Partition> partitions = new LinkedHashSet<>();
        for (Submission submission : batch) {
            Once.Key key = key(submission);
            if (key != null) {
                keys.add(key);
            }
            StreamPosition position = submission.delivery().position();
            if (position != null) {
                partitions.add(partition(position));
            }
        }
        once.outcomes(keys).forEach((key, message) -> seen.put(key, MessageId.of(message)));
        offsets.putAll(once.nextOffsets(partitions));
    }

    /** Under which message it came before; null when it is new. */
    @Nullable MessageId seen(Submission submission) {
        StreamPosition position = submission.delivery().position();
        if (position != null && position.offset() < next(partition(position))) {
            return submission.delivery().id();
        }
        Once.Key key = key(submission);
        return key == null ? null : seen.get(key);
    }

    /** Whether what comes before it in its stream is not stored: were it stored first, that would count as seen. */
    boolean isOutOfTurn(Submission submission) {
        StreamPosition position = submission.delivery().position();
        return position != null && submission.follows() > next(partition(position));
    }

    void add(Submission submission) {
        Once.Key key = key(submission);
        if (key != null) {
            seen.put(key, submission.delivery().id());
            outcomes.put(key, submission.delivery().id().toString());
        }
    }

    /** The stream has come so far, whether the record said something new or not. */
    void moveOn(Submission submission) {
        StreamPosition position = submission.delivery().position();
        if (position != null && position.offset() >= next(partition(position))) {
            nextOffsets.put(partition(position), position.offset() + 1);
        }
    }

    Map<Once.Key, String> outcomes() {
        return outcomes;
    }

    /** As they were before the batch. */
    Map<Once.Partition, Long> offsets() {
        return offsets;
    }

    Map<Once.Partition, Long> nextOffsets() {
        return nextOffsets;
    }

    private long next(Once.Partition partition) {
        return nextOffsets.getOrDefault(partition, offsets.getOrDefault(partition, 0L));
    }

    private static Once.@Nullable Key key(Submission submission) {
        String key = submission.delivery().idempotencyKey();
        return key == null
                ? null
                : new Once.Key("source " + submission.delivery().source(), key);
    }

    private static Once.Partition partition(StreamPosition position) {
        return new Once.Partition(position.topic(), position.partition());
    }
}
