package io.tocsin.api.program;

import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.rebuild.Progress;
import io.tocsin.projections.rebuild.Rebuild;
import io.tocsin.projections.rebuild.Report;
import io.tocsin.projections.rebuild.TableCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The program {@code rebuild}: makes the projections anew without serving anybody, compares, and ends. Ends with 0 when all
 * tables came out as they were, else with 2. On the embedded database only while Tocsin does not run on it.
 */
@EnableConfigurationProperties(TocsinSettings.class)
public final class RebuildCommand implements CommandLineRunner, ExitCodeGenerator {

    /** The word that asks for it, as the first argument. */
    public static final String NAME = "rebuild";

    private static final Logger LOG = LoggerFactory.getLogger(RebuildCommand.class);
    private static final String SWAP = "swap";
    private static final int DIFFERENT = 2;
    private static final Duration TOLD_EVERY = Duration.ofSeconds(2);

    private final TocsinSettings settings;
    private long told;
    private boolean equal;

    RebuildCommand(TocsinSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs it.
     *
     * @param arguments those of the program: {@code rebuild}, then {@code swap} for tables that stay, and settings
     * @return what the process ends with
     */
    public static int execute(String... arguments) {
        return SpringApplication.exit(new SpringApplicationBuilder(RebuildCommand.class)
                .web(WebApplicationType.NONE)
                .run(arguments));
    }

    @Override
    public void run(String... arguments) {
        try (Database database = Database.open(settings)) {
            Rebuild rebuild =
                    new Rebuild(new EventStorage(database.working()).log(), database.working(), Clock.systemUTC());
            Report report = rebuild.run(this::tell);
            report.tables().forEach(RebuildCommand::tell);
            equal = report.equal();
            if (List.of(arguments).contains(SWAP)) {
                rebuild.swap();
                LOG.info("The rebuilt tables have taken the place of the old ones");
            } else {
                rebuild.discard();
                LOG.info("Compared only; `rebuild swap` puts the rebuilt tables in place of the old ones");
            }
        }
    }

    @Override
    public int getExitCode() {
        return equal ? 0 : DIFFERENT;
    }

    private void tell(Progress progress) {
        if (progress.elapsed().minusSeconds(told).compareTo(TOLD_EVERY) >= 0 || progress.done() == progress.total()) {
            told = progress.elapsed().toSeconds();
            LOG.info(
                    "{} of {} events, {} a second",
                    progress.done(),
                    progress.total(),
                    String.format(Locale.ROOT, "%,.0f", progress.rate()));
        }
    }

    private static void tell(TableCheck check) {
        LOG.info(
                "{}: {}, {} rows",
                check.table(),
                check.equal() ? "equal" : "DIFFERENT, it had " + check.live().rows(),
                check.rebuilt().rows());
    }
}
