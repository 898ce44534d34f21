package io.tocsin.core.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for the writer: bounded by count and by bytes. Many threads offer, one takes; it takes whatever has queued up,
 * so that batches grow with the load by themselves.
 */
final class Waiting {

    private final IntakeSettings settings;
    private final BlockingQueue<Submission> queue;
    private final AtomicLong bytes = new AtomicLong();

    Waiting(IntakeSettings settings) {
        this.settings = settings;
        this.queue = new LinkedBlockingQueue<>(settings.waitingMessages());
    }

    /** @throws OverloadedException when too much waits already */
    void offer(Submission submission) {
        int size = submission.delivery().body().length;
        if (bytes.addAndGet(size) > settings.waitingBytes() && !queue.isEmpty()) {
            bytes.addAndGet(-size);
            throw new OverloadedException("Expected room for the message, but " + bytes.get() + " bytes wait already");
        }
        if (!queue.offer(submission)) {
            bytes.addAndGet(-size);
            throw new OverloadedException("Expected room for the message, but " + queue.size() + " wait already");
        }
    }

    /** The next batch; empty when nothing came within the time. */
    List<Submission> take(long timeoutMillis) throws InterruptedException {
        List<Submission> batch = new ArrayList<>();
        int events = 0;
        Submission next = queue.poll(timeoutMillis, TimeUnit.MILLISECONDS);
        while (next != null) {
            batch.add(next);
            bytes.addAndGet(-next.delivery().body().length);
            events += next.reading().events().size();
            boolean full = batch.size() >= settings.batchMessages() || events >= settings.batchEvents();
            next = full ? null : queue.poll();
        }
        return batch;
    }

    int messages() {
        return queue.size();
    }

    long bytes() {
        return bytes.get();
    }
}
