package io.tocsin.api.program;

import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.command.RulebookCommands.Outcome;
import io.tocsin.core.rulebook.RulebookProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the settings: what it says is put in force at start, and again whenever it changes. While it is wrong, the last
 * version stays in force, and Tocsin says so by an alert of its own. For one thread.
 */
final class RulebookFile {

    private static final String TRIGGER = "RulebookInvalid";
    /** Who puts in force what stands in the file. */
    static final String WRITER = "@file";

    private static final String MEND = "Correct the file, or start without tocsin.rulebook to use the built-in rules.";
    private static final Logger LOG = LoggerFactory.getLogger(RulebookFile.class);

    private final @Nullable Path file;
    private final RulebookCommands rulebook;
    private final InstantSource clock;
    private @Nullable String seen;
    private @Nullable String trouble;
    private @Nullable String told;

    /** Not yet after a start: the file may have been mended while nobody watched. */
    private boolean settled;

    RulebookFile(@Nullable Path file, RulebookCommands rulebook, InstantSource clock) {
        this.file = file;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Puts it in force.
     *
     * @throws RefusedToStartException when it is wrong and there is no earlier version that could stay in force
     */
    void start() {
        look();
        if (trouble != null && rulebook.get().version() == 0) {
            throw new RefusedToStartException(trouble, MEND);
        }
    }

    /** Puts it in force if it has changed, and tells of trouble with it. */
    void watch(OwnAlerts alerts) {
        look();
        if (trouble == null && !settled) {
            alerts.settle(TRIGGER, "The rulebook's file is right again");
        } else if (trouble != null && !trouble.equals(told)) {
            LOG.error("{}\nVersion {} stays in force", trouble, rulebook.get().version());
            alerts.fire(TRIGGER, "The rulebook's file is wrong; the version before it stays in force", trouble);
        }
        told = trouble;
        settled = trouble == null;
    }

    private void look() {
        if (file == null) {
            return;
        }
        try {
            String text = Files.readString(file);
            if (!Objects.equals(text, seen)) {
                apply(text);
                seen = text;
            }
        } catch (IOException e) {
            seen = null;
            trouble = "The rulebook " + file + " cannot be read: " + e;
        }
    }

    private void apply(String text) {
        switch (rulebook.apply(text, null, WRITER, String.valueOf(file), clock.instant())) {
            case Outcome.Applied applied -> {
                LOG.info(
                        "Version {} of the rulebook is in force, from {}",
                        applied.version().version(),
                        file);
                trouble = null;
            }
            case Outcome.Same ignored -> trouble = null;
            case Outcome.Outdated ignored -> apply(text);
            case Outcome.Refused refused -> trouble = mistakes(refused.problems());
        }
    }

    private String mistakes(List<RulebookProblem> problems) {
        return "The rulebook " + file + " has mistakes:\n"
                + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"));
    }
}
