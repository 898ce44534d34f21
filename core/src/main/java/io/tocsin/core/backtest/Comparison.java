package io.tocsin.core.backtest;

import static io.tocsin.core.backtest.Difference.Kind.ALERTS;
import static io.tocsin.core.backtest.Difference.Kind.BREACHED;
import static io.tocsin.core.backtest.Difference.Kind.CLASSED;
import static io.tocsin.core.backtest.Difference.Kind.CLOSED;
import static io.tocsin.core.backtest.Difference.Kind.MERGED;
import static io.tocsin.core.backtest.Difference.Kind.OPENED;
import static io.tocsin.core.backtest.Difference.Kind.ROUTED;

import io.tocsin.core.backtest.Difference.Change;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds an incident of one world beside that of the same number in the other. Pure. */
final class Comparison {

    private final List<Change> changes = new ArrayList<>();

    private Comparison() {}

    /** Empty when they are the same in all that is compared. */
    static Optional<Difference> of(Side was, Side would) {
        Comparison comparison = new Comparison();
        comparison.compare(was, would);
        return difference(would, null, comparison.changes);
    }

    /** Its alerts would have come to another one, or to none. */
    static Optional<Difference> merged(Side was) {
        IncidentNumber into = was.story().elsewhere();
        String why = was.story().groupingElsewhere();
        Comparison comparison = new Comparison();
        comparison.changes.add(new Change(
                MERGED,
                "incident",
                was.text(MERGED),
                into == null ? null : name(into),
                why == null ? "its alerts would concern no incident" : why));
        if (was.story().breaches() > 0) {
            comparison.changes.add(new Change(BREACHED, "breaches", was.text(BREACHED), "0", null));
        }
        return difference(was, into, comparison.changes);
    }

    /** Its alerts came to another one, or to none. */
    static Optional<Difference> opened(Side would) {
        IncidentNumber from = would.story().elsewhere();
        Comparison comparison = new Comparison();
        comparison.changes.add(new Change(
                OPENED,
                "incident",
                from == null ? null : name(from),
                "a new one",
                would.story().grouping()));
        if (would.story().breaches() > 0) {
            comparison.changes.add(new Change(BREACHED, "breaches", "0", would.text(BREACHED), null));
        }
        return difference(would, from, comparison.changes);
    }

    private void compare(Side was, Side would) {
        add(
                ALERTS,
                "alerts",
                was.text(ALERTS),
                would.text(ALERTS),
                would.story().grouping());
        add(ROUTED, "holder", was.text(ROUTED), would.text(ROUTED), routing(would));
        classes(was.state(), would.state());
        add(BREACHED, "breaches", was.text(BREACHED), would.text(BREACHED), null);
        add(CLOSED, "closed", was.text(CLOSED), would.text(CLOSED), closing(was, would));
    }

    private void classes(IncidentState was, IncidentState would) {
        String matrix = would.serviceLevel() + " × " + would.severity() + " of the matrix";
        Response before = was.response();
        Response after = would.response();
        add(CLASSED, "severity", was.severity().name(), would.severity().name(), "the severity of its alerts");
        add(CLASSED, "service level", was.serviceLevel(), would.serviceLevel(), "the project " + would.project());
        add(
                CLASSED,
                "response class",
                before.responseClass().word(),
                after.responseClass().word(),
                matrix);
        add(CLASSED, "deadline", text(before), text(after), matrix);
    }

    private void add(
            Difference.Kind kind, String what, @Nullable String was, @Nullable String would, @Nullable String why) {
        if (!Objects.equals(was, would)) {
            changes.add(new Change(kind, what, was, would, why));
        }
    }

    private static Optional<Difference> difference(
            Side side, @Nullable IncidentNumber elsewhere, List<Change> changes) {
        IncidentState state = side.state();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        real(state.number()),
                        state.opened(),
                        state.project(),
                        side.story().trigger(),
                        side.story().title(),
                        elsewhere == null ? null : real(elsewhere),
                        changes));
    }

    private static @Nullable String routing(Side side) {
        Why why = side.story().why();
        return why == null ? null : why.routing();
    }

    private static @Nullable String closing(Side was, Side would) {
        IncidentClosedByRule rule = would.story().byRule() != null
                ? would.story().byRule()
                : was.story().byRule();
        return rule == null ? null : rule.rule();
    }

    private static @Nullable String text(Response response) {
        return response.deadline() == null ? null : response.deadline().toString();
    }

    private static @Nullable Long real(IncidentNumber number) {
        return number.value() > 0 ? number.value() : null;
    }

    private static String name(IncidentNumber number) {
        return number.value() > 0 ? number.toString() : "one that there never was";
    }
}
