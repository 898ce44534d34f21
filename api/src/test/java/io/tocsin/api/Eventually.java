package io.tocsin.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The one place that waits: asks again and again, never longer than told. */
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /**
     * The first answer that is there. An exception counts as no answer, for the server may be down just now.
     *
     * @throws AssertionError when there is none in time; its cause is the last exception
     */
    public static <T> T get(String what, Duration atMost, Callable<Optional<T>> question) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                Optional<T> answer = question.call();
                if (answer.isPresent()) {
                    return answer.get();
                }
                last = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw tooLate(what, atMost, e);
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw tooLate(what, atMost, last);
    }

    /** Waits until the answer is yes. */
    public static void until(String what, Duration atMost, Callable<Boolean> question) {
        get(what, atMost, () -> question.call() ? Optional.of(true) : Optional.empty());
    }

    private static AssertionError tooLate(String what, Duration atMost, @Nullable Exception cause) {
        return new AssertionError("Expected that within " + atMost.toSeconds() + " s " + what, cause);
    }
}
