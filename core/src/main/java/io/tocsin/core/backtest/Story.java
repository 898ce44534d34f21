package io.tocsin.core.backtest;

import io.tocsin.core.incident.IncidentBreached;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentMerged;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.Why;
import org.jspecify.annotations.Nullable;

/** What is to be told of one incident beyond its state, small, as there are many. For one thread. */
final class Story {

    private final @Nullable String trigger;
    private final @Nullable String title;
    private final @Nullable Why why;
    private final boolean split;
    private int breaches;
    private @Nullable IncidentClosedByRule byRule;
    private @Nullable IncidentNumber elsewhere;
    private @Nullable String grouping;

    private Story(@Nullable IncidentOpened opened) {
        this.trigger = opened == null ? null : opened.trigger();
        this.title = opened == null ? null : opened.title();
        this.why = opened == null ? null : opened.why();
        this.split = opened != null && opened.group().isOfSplit();
    }

    static Story of(IncidentOpened opened) {
        return new Story(opened);
    }

    /** Of one that was there before anything is told. */
    static Story before() {
        return new Story(null);
    }

    void happened(IncidentEvent event) {
        if (event instanceof IncidentBreached) {
            breaches++;
        } else if (event instanceof IncidentClosedByRule e) {
            byRule = e;
        } else if (event instanceof IncidentClosed || event instanceof IncidentReopened) {
            byRule = null;
        } else if (event instanceof IncidentMerged || event instanceof IncidentReopenedByPerson) {
            byRule = null;
        }
    }

    /**
     * The alert that opened it opened none in the other world: it came to this one.
     *
     * @param there as it is told there
     */
    void elsewhere(IncidentNumber number, Story there) {
        elsewhere = number;
        grouping = there.grouping();
    }

    /** Why alerts come to it, for people. */
    String grouping() {
        return why == null ? "it was open already" : why.grouping();
    }

    /** The same of the one that is {@link #elsewhere}; null when there is none. */
    @Nullable String groupingElsewhere() {
        return grouping;
    }

    @Nullable String trigger() {
        return trigger;
    }

    @Nullable String title() {
        return title;
    }

    @Nullable Why why() {
        return why;
    }

    /** Whether it was opened here, and not by a person's hand. */
    boolean opened() {
        return why != null && !split;
    }

    int breaches() {
        return breaches;
    }

    /** Null unless it is closed, and a rule did it. */
    @Nullable IncidentClosedByRule byRule() {
        return byRule;
    }

    @Nullable IncidentNumber elsewhere() {
        return elsewhere;
    }
}
