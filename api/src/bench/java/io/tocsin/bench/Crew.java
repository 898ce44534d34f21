package io.tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads with a connection each, that do the same work at the same time. */
final class Crew {

    /** What one of the crew does until it has nothing left to do. */
    interface Work {
        Tally run(int member, Connection connection) throws IOException;
    }

    private Crew() {}

    /**
     * Runs the work on all members and waits for them.
     *
     * @return the sum of their tallies
     * @throws IllegalStateException when one of them failed, which ends the run
     */
    static Tally run(URI server, int members, Work work) {
        List<Callable<Tally>> tasks = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            int member = i;
            tasks.add(() -> {
                try (Connection connection = new Connection(server)) {
                    return work.run(member, connection);
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(members)) {
            Tally sum = new Tally();
            for (Future<Tally> done : threads.invokeAll(tasks)) {
                sum.add(done.get());
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the load ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected " + server + " to stay there, but: " + e.getCause(), e);
        }
    }
}
