package io.tocsin.api.program;

import io.tocsin.api.runbook.RunbookFolder;
import io.tocsin.api.runbook.RunbookShelf;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.rulebook.RulebookApplied;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the folders of runbooks at start and every two seconds, in a thread of its own, for a folder may be slow; tells of
 * mistakes by an alert.
 */
@Component
class RunbookWatch implements SmartLifecycle {

    private static final int EVERY_SECONDS = 2;
    private static final String TRIGGER = "RunbooksInvalid";
    private static final Logger LOG = LoggerFactory.getLogger(RunbookWatch.class);

    private final TocsinSettings settings;
    private final RulebookCommands rulebook;
    private final RunbookShelf shelf;
    private final OwnAlerts alerts;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("runbooks").daemon().factory());
    private @Nullable ScheduledFuture<?> looking;
    private volatile boolean running;
    private String told = "";

    /** Not yet after a start: the files may have been mended while nobody watched. */
    private boolean settled;

    RunbookWatch(TocsinSettings settings, RulebookCommands rulebook, RunbookShelf shelf, OwnAlerts alerts) {
        this.settings = settings;
        this.rulebook = rulebook;
        this.shelf = shelf;
        this.alerts = alerts;
    }

    @Override
    public void start() {
        running = true;
        looking = thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.cancel(true);
        }
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the intake, which takes the alert, and before the web server. */
    @Override
    public int getPhase() {
        return Engine.PHASE + 1;
    }

    private void look() {
        try {
            shelf.look(folders());
            tell(shelf.trouble());
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("The runbooks could not be looked at; it is tried again in {} s", EVERY_SECONDS, e);
            }
        }
    }

    private void tell(String trouble) {
        if (trouble.isEmpty() && !settled) {
            alerts.settle(TRIGGER, "All runbooks are right again");
        } else if (!trouble.isEmpty() && !trouble.equals(told)) {
            LOG.error("Runbooks have mistakes:\n{}", trouble);
            alerts.fire(TRIGGER, "Runbooks have mistakes; those say what they said before, or nothing", trouble);
        }
        told = trouble;
        settled = trouble.isEmpty();
    }

    /** Those of the settings, from the working directory; those of the rulebook from its file, if it came from there. */
    private List<RunbookFolder> folders() {
        List<RunbookFolder> folders = new ArrayList<>();
        settings.runbooks().forEach(path -> folders.add(new RunbookFolder(path.toString(), path.toAbsolutePath())));
        Path from = directory(rulebook.applied().map(RulebookApplied::by).orElse(null));
        for (String name : rulebook.get().runbooks()) {
            try {
                folders.add(new RunbookFolder(name, from.resolve(name)));
            } catch (InvalidPathException e) {
                LOG.warn("The rulebook names the folder {} for runbooks, which no folder can have", name);
            }
        }
        return folders;
    }

    private Path directory(@Nullable String by) {
        Path file = settings.rulebook();
        Path parent = file == null || !RulebookFile.WRITER.equals(by)
                ? null
                : file.toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }
}
