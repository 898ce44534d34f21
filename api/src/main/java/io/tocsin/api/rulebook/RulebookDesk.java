package io.tocsin.api.rulebook;

import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.command.RulebookCommands.Outcome;
import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the rulebook is read, checked and changed. Safe for use by many threads. */
@Component
public class RulebookDesk {

    /** Of a comment, in characters. */
    public static final int LONGEST_COMMENT = 1_000;

    private final RulebookCommands rulebook;
    private final InstantSource clock;

    RulebookDesk(RulebookCommands rulebook, InstantSource clock) {
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** The version in force; the built-in rules are one. */
    public RulebookView inForce() {
        return rulebook.applied().map(RulebookView::of).orElse(RulebookView.BUILT_IN);
    }

    /** @throws ProblemException when there is no such version */
    public RulebookView find(long version) {
        return version == 0
                ? RulebookView.BUILT_IN
                : rulebook.version(version)
                        .map(RulebookView::of)
                        .orElseThrow(() -> ProblemException.notFound(
                                "Expected a version of the rulebook, but there is no version " + version));
    }

    /** The newest first, without their texts. */
    public Page<RulebookView> versions(PageRequest request) {
        List<RulebookView> all = new ArrayList<>(
                rulebook.versions().stream().map(RulebookView::of).toList().reversed());
        all.add(RulebookView.BUILT_IN);
        return Versions.page(all, request);
    }

    /** Every mistake, in the order of the text; nothing is changed. */
    public List<RulebookProblem> check(String yaml) {
        return switch (RulebookReader.read(yaml, rulebook.get().version() + 1)) {
            case RulebookReading.Accepted ignored -> List.of();
            case RulebookReading.Refused refused -> refused.problems();
        };
    }

    /**
     * Puts the document in force, whole.
     *
     * @param expected the version that the writer started from; null: whatever it is
     * @throws ProblemException when the comment is too long
     */
    public Outcome apply(String yaml, @Nullable Long expected, String by, @Nullable String comment) {
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw ProblemException.badArgument("Expected a comment of at most 1,000 characters, but it is longer");
        }
        return rulebook.apply(yaml, expected, by, comment, clock.instant());
    }
}
