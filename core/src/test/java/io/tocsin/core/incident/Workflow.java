package io.tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents and people for the tests of the workflow. */
final class Workflow {

    static final IncidentNumber NUMBER = new IncidentNumber(4711);
    static final IncidentNumber OTHER = new IncidentNumber(4712);
    static final IncidentNumber FRESH = new IncidentNumber(4713);
    static final Instant NINE = Instant.parse("2026-10-26T09:00:00Z");
    static final Fingerprint A = new Fingerprint(1);
    static final Fingerprint B = new Fingerprint(2);

    /** A member of the team l1, which is the first holder. */
    static final String PETR = "@petr.petrov";

    /** A member of the team l2. */
    static final String VASILIY = "@vasiliy.vasiliyev";

    static final String ADMIN = "@admin";
    static final String STRANGER = "@stranger";

    private static final Map<String, Set<String>> TEAMS = Map.of("l1", Set.of(PETR), "l2", Set.of(VASILIY));

    private Workflow() {}

    static Facts facts() {
        return Facts.of(7, ResponseMatrix.builtIn(Duration.ofHours(24)), people());
    }

    /** Two alerts that fire, and another incident. */
    static Facts all() {
        return facts().with(members(true))
                .with(opened(OTHER, IncidentStatus.NEW))
                .with(FRESH);
    }

    static Members members(boolean open) {
        Map<Fingerprint, Members.Member> members = new LinkedHashMap<>();
        members.put(A, new Members.Member(open, open ? Severity.S3 : null, "DiskFull", "disk of a", "full"));
        members.put(B, new Members.Member(open, open ? Severity.S2 : null, "DiskFull", "disk of b", ""));
        return new Members(members);
    }

    /** Of the service level Gold, as severe as S3, opened at nine. */
    static IncidentState opened(IncidentNumber number, IncidentStatus status) {
        boolean retrospective = status == IncidentStatus.RETROSPECTIVE;
        boolean todo = status == IncidentStatus.TODO;
        Duration within = todo ? Duration.ofHours(24) : Duration.ofMinutes(30);
        return IncidentState.opened(new IncidentOpened(
                number,
                NINE,
                "shop",
                "DiskFull",
                "disk full",
                "",
                retrospective ? Severity.S9 : todo ? Severity.S5 : Severity.S3,
                "Gold",
                status,
                "#l1",
                new Response(
                        retrospective
                                ? ResponseClass.RETROSPECTIVE
                                : todo ? ResponseClass.BATCH : ResponseClass.IMMEDIATE,
                        retrospective ? null : NINE.plus(within)),
                GroupKey.ofTrigger("shop", "DiskFull"),
                1,
                List.of(A, B),
                null,
                new Why(7, "", "")));
    }

    static IncidentState after(IncidentState state, IncidentEvent... events) {
        return IncidentState.evolve(state, List.of(events));
    }

    static IncidentState fresh() {
        return opened(NUMBER, IncidentStatus.NEW);
    }

    static IncidentState taken() {
        return after(fresh(), new IncidentTaken(NUMBER, NINE, PETR, null));
    }

    static IncidentState offered() {
        return after(taken(), new IncidentHandoverOffered(NUMBER, NINE, PETR, VASILIY, NINE.plusSeconds(1800), null));
    }

    static IncidentState snoozed(@Nullable Instant until, boolean wakeWhenOk) {
        return after(taken(), new IncidentSnoozed(NUMBER, NINE, PETR, until, wakeWhenOk, null));
    }

    static IncidentState closed() {
        return after(taken(), new IncidentClosed(NUMBER, NINE, PETR, null, null, 0));
    }

    static IncidentState merged() {
        return after(fresh(), new IncidentMerged(NUMBER, NINE, PETR, OTHER, null));
    }

    private static People people() {
        return new People() {
            @Override
            public boolean isMember(String person, String team) {
                return TEAMS.getOrDefault(team, Set.of()).contains(person);
            }

            @Override
            public boolean isTeam(String team) {
                return TEAMS.containsKey(team);
            }

            @Override
            public boolean isAdmin(String person) {
                return person.equals(ADMIN);
            }
        };
    }

    /** The state after the command, which must be accepted. */
    static IncidentState carryOut(IncidentState state, IncidentCommand command) {
        return IncidentState.evolve(state, events(state, command));
    }

    static List<IncidentEvent> events(IncidentState state, IncidentCommand command) {
        Ruling ruling = IncidentDecider.decide(state, command, all());
        assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
        return ((Ruling.Accepted) ruling).events();
    }

    static Rejection rejection(IncidentState state, IncidentCommand command) {
        Ruling ruling = IncidentDecider.decide(state, command, all());
        assertThat(ruling).isInstanceOf(Ruling.Rejected.class);
        return ((Ruling.Rejected) ruling).rejection();
    }
}
