package io.tocsin.api.program;

import io.tocsin.api.demo.Demo;
import io.tocsin.api.demo.DemoSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the demo, where that is wanted, before anybody else is at work on the store. */
final class DemoStart {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private DemoStart() {}

    /** @throws RefusedToStartException when there is something in the store that is not the demo */
    static void load(DataSource dataSource, TocsinSettings settings, InstantSource clock) {
        if (!settings.demo().load()) {
            return;
        }
        switch (Demo.look(dataSource)) {
            case NOTHING -> play(dataSource, settings, clock);
            case DEMO -> LOG.info("The demo was loaded before, and is left as it is");
            case OTHER ->
                throw new RefusedToStartException(
                        "Expected an empty event store to load the demo into, but there is something in it: your own"
                                + " messages, or a demo whose loading was broken off",
                        "Give the demo a directory of its own by tocsin.data-dir, delete the one that has half a demo in"
                                + " it, or leave tocsin.demo.load out.");
        }
    }

    private static void play(DataSource dataSource, TocsinSettings settings, InstantSource clock) {
        DemoSettings wanted = settings.demo();
        Path runbooks = settings.dataDir().resolve("runbooks").toAbsolutePath().normalize();
        LOG.info("The demo is being loaded: {} days, seed {}", wanted.days(), wanted.seed());
        long began = System.nanoTime();
        Demo.Loaded loaded = Demo.load(dataSource, wanted, clock.instant(), runbooks);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        LOG.info("The demo is loaded: {} messages, {} events, in {} s", loaded.messages(), loaded.events(), seconds);
    }
}
