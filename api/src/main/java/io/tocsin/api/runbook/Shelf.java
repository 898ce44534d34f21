package io.tocsin.api.runbook;

import io.tocsin.core.rulebook.Runbook;
import io.tocsin.mql.ruleset.IncidentRuleSet;
import io.tocsin.projections.match.Asked;
import io.tocsin.projections.match.Matchable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All runbooks at one moment, compiled together. Immutable.
 *
 * @param files by name
 * @param plain the runbooks without {@code each( … )}, in the order in which they are shown
 * @param each those with it
 */
record Shelf(List<RunbookFile> files, IncidentRuleSet<Runbook> plain, IncidentRuleSet<Runbook> each, Asked asked) {

    static final Shelf EMPTY = of(List.of());

    static Shelf of(Collection<RunbookFile> files) {
        List<RunbookFile> byName =
                files.stream().sorted(Comparator.comparing(RunbookFile::name)).toList();
        List<Runbook> runbooks = byName.stream()
                .map(RunbookFile::runbook)
                .filter(Objects::nonNull)
                .sorted(Runbook.ORDER)
                .toList();
        return new Shelf(
                byName,
                compiled(runbooks, false),
                compiled(runbooks, true),
                Asked.by(runbooks.stream().map(Runbook::expression).toList()));
    }

    boolean isEmpty() {
        return plain.rules().isEmpty() && each.rules().isEmpty();
    }

    /** Those for the incident, in the order in which they are shown. */
    List<Runbook> of(Matchable incident, Instant now) {
        return Stream.concat(
                        plain.all(incident.seen(false), now).stream(),
                        each.rules().isEmpty() ? Stream.empty() : each.all(incident.seen(true), now).stream())
                .sorted(Runbook.ORDER)
                .toList();
    }

    private static IncidentRuleSet<Runbook> compiled(List<Runbook> runbooks, boolean each) {
        return IncidentRuleSet.of(
                runbooks.stream()
                        .filter(runbook -> Asked.by(runbook.expression()).each() == each)
                        .toList(),
                Runbook::expression);
    }
}
