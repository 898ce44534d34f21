package io.tocsin.api.runbook;

import io.tocsin.core.rulebook.Runbook;
import io.tocsin.projections.match.Matchable;
import io.tocsin.projections.match.Matchables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The runbooks as they are now. Asked by any thread; one looks for changes. */
@Component
public final class RunbookShelf {

    private static final int TOLD_AT_ONCE = 20;

    private final Matchables incidents;
    private final RunbookFiles files;
    private volatile Shelf shelf = Shelf.EMPTY;

    RunbookShelf(Matchables incidents, InstantSource clock) {
        this.incidents = incidents;
        this.files = new RunbookFiles(clock);
    }

    /** Reads what has changed since. Not by several threads at once. */
    public void look(List<RunbookFolder> folders) {
        Collection<RunbookFile> found = files.look(folders).values();
        if (!isTheSame(found)) {
            shelf = Shelf.of(found);
        }
    }

    /** What is wrong with files now, each mistake with its place, the first few of them; empty when nothing is. */
    public String trouble() {
        return shelf.files().stream()
                .flatMap(file -> file.problems().stream().map(problem -> file.name() + ", " + problem))
                .limit(TOLD_AT_ONCE)
                .collect(Collectors.joining("\n"));
    }

    /** Those that the incident satisfies, in the order in which they are shown; empty when there is no such incident. */
    public List<Runbook> of(long incident, Instant now) {
        Shelf present = shelf;
        if (present.isEmpty()) {
            return List.of();
        }
        Matchable found =
                incidents.read(List.of(incident), present.asked(), now).get(incident);
        return found == null ? List.of() : present.of(found, now);
    }

    List<RunbookFile> files() {
        return shelf.files();
    }

    private boolean isTheSame(Collection<RunbookFile> found) {
        List<RunbookFile> before = shelf.files();
        Map<String, RunbookFile> byName =
                found.stream().collect(Collectors.toMap(RunbookFile::name, Function.identity()));
        return before.size() == byName.size()
                && before.stream().allMatch(file -> file.saysTheSameAs(byName.get(file.name())));
    }
}
