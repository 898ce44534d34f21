package io.tocsin.projections.rebuild;

import io.tocsin.projections.RandomHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.postgresql.ds.PGSimpleDataSource;

/** A rebuild in a JVM of its own, which can be killed. Says a line for each batch. */
final class RebuildNode {

    static final String BATCH_DONE = "done ";
    private static final String DATABASE = "REBUILD_DATABASE";

    private RebuildNode() {}

    /** @param url user and password included; nobody else sees it */
    static Process start(String url, long seed, int events) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder node = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RebuildNode.class.getName(),
                        Long.toString(seed),
                        Integer.toString(events))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put(DATABASE, url);
        try {
            return node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(System.getenv(DATABASE));
        RandomHistory history = new RandomHistory(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
        new Rebuild(history, source, Clock.systemUTC())
                .run(progress -> System.out.println(BATCH_DONE + progress.done()));
    }
}
