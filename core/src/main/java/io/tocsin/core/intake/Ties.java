package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Tie;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which open alerts an alert that fires is tied to by the plk annotations, its own and theirs; within one project. */
final class Ties {

    /**
     * Two alerts that belong together.
     *
     * @param name of the tie, after the double underscore
     */
    record Tied(Fingerprint group, Fingerprint member, String name) {

        Fingerprint otherThan(Fingerprint one) {
            return group.equals(one) ? member : group;
        }
    }

    private final TieIndex committed;
    private final TieIndex inBatch;
    private final Board board;

    Ties(TieIndex committed, TieIndex inBatch, Board board) {
        this.committed = committed;
        this.inBatch = inBatch;
        this.board = board;
    }

    /** All pairs that the alert makes with open ones, those first whose group alert is another. */
    List<Tied> of(Fingerprint fired, Told told) {
        List<Tied> found = new ArrayList<>();
        for (Tie tie : told.ties()) {
            if (tie.how() != Tie.How.GROUP_FOR) {
                described(fired, told, tie).forEach(group -> found.add(new Tied(group, fired, tie.name())));
            }
        }
        for (Fingerprint other : tiedTo(told)) {
            AlertState state = board.get(other).state();
            Told theirs = state.told();
            if (!other.equals(fired) && state.status().open() && theirs != null) {
                theirs.ties().stream()
                        .filter(tie -> tie.describes(told.trigger(), told.labels()))
                        .forEach(tie -> found.add(byTheirs(tie, other, fired)));
            }
        }
        for (Tie tie : told.ties()) {
            if (tie.how() == Tie.How.GROUP_FOR) {
                described(fired, told, tie).forEach(member -> found.add(new Tied(fired, member, tie.name())));
            }
        }
        return found;
    }

    /** The tie that asks for a group alert to be made, when there is one. */
    static @Nullable Tie create(Told told) {
        for (Tie tie : told.ties()) {
            if (tie.how() == Tie.How.CREATE_GROUP) {
                return tie;
            }
        }
        return null;
    }

    /** Whether another open alert than these stands under the group. */
    boolean anyoneElseUnder(Fingerprint group, Fingerprint except) {
        Set<Fingerprint> members = new LinkedHashSet<>(committed.under(group));
        members.addAll(inBatch.under(group));
        members.remove(except);
        return members.stream().anyMatch(m -> group.equals(board.get(m).state().under()));
    }

    private static Tied byTheirs(Tie tie, Fingerprint theirs, Fingerprint fired) {
        return tie.how() == Tie.How.GROUP_FOR
                ? new Tied(theirs, fired, tie.name())
                : new Tied(fired, theirs, tie.name());
    }

    private List<Fingerprint> described(Fingerprint by, Told told, Tie tie) {
        Set<Fingerprint> candidates = new LinkedHashSet<>(committed.ofTrigger(told.project(), tie.trigger()));
        candidates.addAll(inBatch.ofTrigger(told.project(), tie.trigger()));
        candidates.remove(by);
        return candidates.stream().filter(c -> describes(tie, c)).toList();
    }

    private boolean describes(Tie tie, Fingerprint candidate) {
        AlertState state = board.get(candidate).state();
        Told told = state.told();
        return told != null && state.status().open() && tie.describes(told.trigger(), told.labels());
    }

    private Set<Fingerprint> tiedTo(Told told) {
        Set<Fingerprint> owners = new LinkedHashSet<>(committed.tiedTo(told.project(), told.trigger()));
        owners.addAll(inBatch.tiedTo(told.project(), told.trigger()));
        return owners;
    }
}
