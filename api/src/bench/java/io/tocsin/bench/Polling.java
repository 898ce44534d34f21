package io.tocsin.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The one place that waits: asks again and again until the answer is yes or the time is over. */
final class Polling {

    /** A question put to a server. */
    interface Question {
        boolean ask() throws IOException;
    }

    private Polling() {}

    /**
     * A refused connection or a broken answer counts as a no.
     *
     * @return the nanoseconds until the answer was yes, from the call on
     * @throws IllegalStateException when it was not yes in time
     */
    static long until(String what, Duration atMost, Duration pause, Question question) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < atMost.toNanos()) {
            if (answer(question)) {
                return System.nanoTime() - start;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        throw new IllegalStateException("Expected that within " + atMost.toSeconds() + " s " + what);
    }

    private static boolean answer(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            return false;
        }
    }
}
