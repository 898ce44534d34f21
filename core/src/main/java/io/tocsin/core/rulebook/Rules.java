package io.tocsin.core.rulebook;

import io.tocsin.core.label.Labels;
import io.tocsin.core.message.EventRules;
import io.tocsin.core.mute.Mutes;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.ruleset.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules of a rulebook, compiled together; of each kind the first that matches decides. Immutable. */
final class Rules implements EventRules {

    private static final Rules NONE = new Rules(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Rules know nothing of time. */
    private static final Instant ANY_TIME = Instant.EPOCH;

    private final RuleSet<IdentityRule> identity;
    private final RuleSet<SeverityRule> severity;
    private final RuleSet<GroupingRule> grouping;
    private final RuleSet<RoutingRule> routing;
    private final List<ClosingRule> closing;
    private final List<MuteRule> mutes;
    private final Mutes standing;

    Rules(
            List<IdentityRule> identity,
            List<SeverityRule> severity,
            List<GroupingRule> grouping,
            List<RoutingRule> routing,
            List<ClosingRule> closing,
            List<MuteRule> mutes) {
        this.identity = RuleSet.of(identity, IdentityRule::expression);
        this.severity = RuleSet.of(severity, SeverityRule::expression);
        this.grouping = RuleSet.of(grouping, GroupingRule::expression);
        this.routing = RuleSet.of(routing, RoutingRule::expression);
        this.closing = List.copyOf(closing);
        this.mutes = List.copyOf(mutes);
        this.standing = Mutes.of(mutes.stream().map(MuteRule::standing).toList());
    }

    static Rules none() {
        return NONE;
    }

    /** What is to be asked of events; nothing when there are no rules about them. */
    EventRules ofEvents() {
        return identity.rules().isEmpty() && severity.rules().isEmpty() ? EventRules.NONE : this;
    }

    Optional<GroupingRule> grouping(Subject alert) {
        return grouping.first(alert, ANY_TIME);
    }

    Optional<RoutingRule> routing(Subject alert) {
        return routing.first(alert, ANY_TIME);
    }

    boolean closes() {
        return !closing.isEmpty();
    }

    Optional<ClosingRule> closing(IncidentView incident) {
        return closing.stream()
                .filter(rule -> rule.predicate().test(incident, ANY_TIME))
                .findFirst();
    }

    List<String> identities() {
        return identity.rules().stream()
                .map(rule -> Formatter.format(rule.expression()) + " ignore " + new TreeSet<>(rule.ignore())
                        + " collect " + new TreeSet<>(rule.collect()))
                .toList();
    }

    List<MuteRule> mutes() {
        return mutes;
    }

    Mutes standingMutes() {
        return standing;
    }

    @Override
    public Judgement judge(String source, String project, String trigger, Labels labels, Labels annotations) {
        Subject event = new Subject(source, project, trigger, labels, annotations, null, null, null);
        Optional<IdentityRule> identifies = identity.first(event, ANY_TIME);
        return new Judgement(
                identifies.map(IdentityRule::ignore).orElse(Set.of()),
                identifies.map(IdentityRule::collect).orElse(Set.of()),
                severity.first(event, ANY_TIME).map(SeverityRule::severity).orElse(null));
    }
}
