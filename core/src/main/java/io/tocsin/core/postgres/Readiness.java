package io.tocsin.core.postgres;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until a server that has just been started answers.
 *
 * @param timeout how long it may stay silent; the time in which it says that it recovers does not count
 * @param output what it has printed since its start
 */
record Readiness(Process server, Access access, Duration timeout, AtomicBoolean closing, Supplier<String> output) {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    void await() {
        Deadline deadline = Deadline.in(timeout);
        Deadline progress = Deadline.in(PROGRESS);
        for (Access.Answer answer = ask(); answer != Access.Answer.READY; answer = ask()) {
            if (answer == Access.Answer.RECOVERING) {
                deadline = Deadline.in(timeout);
            }
            if (deadline.isOver()) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL did not answer within " + timeout.toSeconds() + " s of its start: " + output.get());
            }
            if (progress.isOver()) {
                LOG.info(
                        "Waiting for PostgreSQL: {}", answer == Access.Answer.RECOVERING ? "it recovers" : "no answer");
                progress = Deadline.in(PROGRESS);
            }
            Deadline.pause(PAUSE);
        }
    }

    private Access.Answer ask() {
        if (closing.get()) {
            throw new EmbeddedPostgresException("Tocsin is closing.");
        }
        Access.Answer answer = access.ask();
        if (!server.isAlive()) {
            throw StartBlockedException.orFinal(output.get());
        }
        return answer;
    }
}
