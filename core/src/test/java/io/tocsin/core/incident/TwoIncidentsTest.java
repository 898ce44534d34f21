package io.tocsin.core.incident;

import static io.tocsin.core.incident.Workflow.A;
import static io.tocsin.core.incident.Workflow.B;
import static io.tocsin.core.incident.Workflow.FRESH;
import static io.tocsin.core.incident.Workflow.NINE;
import static io.tocsin.core.incident.Workflow.NUMBER;
import static io.tocsin.core.incident.Workflow.OTHER;
import static io.tocsin.core.incident.Workflow.PETR;
import static io.tocsin.core.incident.Workflow.carryOut;
import static io.tocsin.core.incident.Workflow.events;
import static io.tocsin.core.incident.Workflow.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.RelateIncident;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.IncidentCommand.UnrelateIncident;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What touches two incidents: merging, splitting, relating. */
class TwoIncidentsTest {

    private static final Instant NOW = NINE.plusSeconds(60);
    private static final Facts ALL = Workflow.all();

    @Nested
    class Merging {

        @Test
        void bringsAllAlertsAndTheirSeverityToTheOther() {
            List<IncidentEvent> events = events(Workflow.fresh(), new MergeIncident(NUMBER, NOW, PETR, OTHER, null));

            assertThat(events)
                    .hasExactlyElementsOfTypes(
                            IncidentMerged.class, IncidentAbsorbed.class, IncidentSeverityRaised.class);
            IncidentState source = IncidentState.evolve(Workflow.fresh(), events);
            assertThat(source.mergedInto()).isEqualTo(OTHER);
            assertThat(source.isClosed()).isTrue();
            IncidentState target = IncidentState.evolve(Workflow.opened(OTHER, IncidentStatus.NEW), events);
            assertThat(target.alerts()).isEqualTo(4);
            assertThat(target.severity()).isEqualTo(Severity.S2);
        }

        @Test
        void expectsAnotherOpenIncident() {
            assertThat(rejection(Workflow.fresh(), new MergeIncident(NUMBER, NOW, PETR, NUMBER, null)))
                    .isEqualTo(new Rejection.BadArgument(
                            "Expected another incident, but #4711 would be merged into itself"));
            assertThat(IncidentDecider.decide(
                            Workflow.fresh(), new MergeIncident(NUMBER, NOW, PETR, FRESH, null), Workflow.facts()))
                    .isEqualTo(new Ruling.Rejected(
                            new Rejection.NotFound("Expected the number of an incident, but there is no #4713")));
            IncidentState closed = Workflow.after(
                    Workflow.opened(OTHER, IncidentStatus.NEW), new IncidentClosed(OTHER, NINE, PETR, null, null, 0));
            assertThat(IncidentDecider.decide(
                            Workflow.fresh(), new MergeIncident(NUMBER, NOW, PETR, OTHER, null), ALL.with(closed)))
                    .isEqualTo(new Ruling.Rejected(
                            new Rejection.WrongState("Expected an open incident, but #4712 is closed")));
        }

        @Test
        void isUndoneByReopening() {
            List<IncidentEvent> events = events(Workflow.merged(), new ReopenIncident(NUMBER, NOW, PETR, null));

            assertThat(events)
                    .hasExactlyElementsOfTypes(
                            IncidentSplit.class, IncidentReopenedByPerson.class, IncidentSeverityRaised.class);
            IncidentState back = IncidentState.evolve(Workflow.merged(), events);
            assertThat(back.mergedInto()).isNull();
            assertThat(back.alerts()).isEqualTo(2);
            assertThat(back.status()).isEqualTo(IncidentStatus.NEW);
        }
    }

    @Nested
    class Splitting {

        @Test
        void opensAnIncidentWithTheAlertsAndTheHolder() {
            List<IncidentEvent> events =
                    events(Workflow.taken(), new SplitIncident(NUMBER, NOW, PETR, List.of(B, B), "another cause"));

            assertThat(events)
                    .hasExactlyElementsOfTypes(IncidentSplit.class, IncidentOpened.class, IncidentSplitOff.class);
            IncidentOpened opened = (IncidentOpened) events.get(1);
            assertThat(opened.number()).isEqualTo(FRESH);
            assertThat(opened.holder()).isEqualTo(PETR);
            assertThat(opened.severity()).isEqualTo(Severity.S2);
            assertThat(opened.title()).isEqualTo("disk of b");
            assertThat(opened.alerts()).containsExactly(B);
            assertThat(opened.why().grouping()).isEqualTo("split from #4711 by @petr.petrov");
            assertThat(IncidentState.evolve(Workflow.taken(), events).alerts()).isEqualTo(1);
        }

        @Test
        void expectsSomeOfItsAlertsButNotAll() {
            Fingerprint foreign = new Fingerprint(9);

            assertThat(rejection(Workflow.taken(), split())).isInstanceOf(Rejection.BadArgument.class);
            assertThat(rejection(Workflow.taken(), split(foreign)))
                    .isEqualTo(new Rejection.BadArgument(
                            "Expected alerts of #4711, but 0000000000000009 is not one of them"));
            assertThat(rejection(Workflow.taken(), split(A, B)))
                    .isEqualTo(new Rejection.BadArgument("Expected some alerts to stay, but these are all of #4711"));
        }

        private SplitIncident split(Fingerprint... alerts) {
            return new SplitIncident(NUMBER, NOW, PETR, List.of(alerts), null);
        }
    }

    @Nested
    class RelatingIncidents {

        @Test
        void tellsBothWhatTheyAreToEachOther() {
            assertThat(events(Workflow.fresh(), relate(OTHER, Relation.Role.CAUSE)))
                    .containsExactly(
                            new IncidentRelated(NUMBER, NOW, PETR, OTHER, Relation.Role.CAUSE, null),
                            new IncidentRelated(OTHER, NOW, PETR, NUMBER, Relation.Role.CONSEQUENCE, null));
        }

        @Test
        void isRefusedWhereTheyAreRelatedOtherwiseOrAlready() {
            IncidentState state = carryOut(Workflow.fresh(), relate(OTHER, Relation.Role.CAUSE));

            assertThat(rejection(state, relate(OTHER, Relation.Role.CAUSE))).isInstanceOf(Rejection.AlreadyDone.class);
            assertThat(rejection(state, relate(OTHER, Relation.Role.CONSEQUENCE)))
                    .isEqualTo(new Rejection.WrongState(
                            "Expected incidents that are not related, but #4711 is the" + " cause of #4712 already"));
            assertThat(rejection(state, relate(NUMBER, Relation.Role.CAUSE))).isInstanceOf(Rejection.BadArgument.class);
        }

        @Test
        void isRefusedBeyondTheMostThatOneHas() {
            IncidentState state = Workflow.fresh();
            for (int i = 0; i < IncidentState.RELATIONS; i++) {
                state = Workflow.after(
                        state,
                        new IncidentRelated(
                                NUMBER, NOW, PETR, new IncidentNumber(10_000 + i), Relation.Role.CAUSE, null));
            }

            assertThat(rejection(state, relate(OTHER, Relation.Role.CAUSE)))
                    .isEqualTo(
                            new Rejection.WrongState("Expected at most 100 relations, but #4711 has as many already"));
        }

        @Test
        void isTakenBackForBoth() {
            IncidentState state = carryOut(Workflow.fresh(), relate(OTHER, Relation.Role.CAUSE));

            state = carryOut(state, new UnrelateIncident(NUMBER, NOW, PETR, OTHER, null));
            assertThat(state.relations()).isEmpty();
        }

        private RelateIncident relate(IncidentNumber to, Relation.Role as) {
            return new RelateIncident(NUMBER, NOW, PETR, to, as, null);
        }
    }
}
