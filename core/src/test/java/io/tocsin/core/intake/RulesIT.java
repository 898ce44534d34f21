package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.severity.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the rules of a rulebook change. */
class RulesIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void gatherByLabelsAcrossTriggers() {
        desk.follow("""
                grouping:
                  - {match: 'has ~node', by: [project, ~node]}
                """);

        desk.say("[" + alert("DiskFull", "node", "n1") + "," + alert("Slow", "node", "n1") + "]");
        desk.say(alert("Down", "node", "n1"));
        desk.say(alert("Down", "node", "n2"));
        desk.say(alert("Down", "host", "n1"));

        assertThat(desk.told(IncidentOpened.class)).hasSize(3);
        assertThat(desk.told(IncidentOpened.class).getFirst().alerts()).hasSize(2);
        assertThat(desk.told(IncidentOpened.class).getFirst().why().grouping())
                .isEqualTo("line 2: has ~node by project, ~node");
        assertThat(desk.told(AlertsJoined.class)).hasSize(1);
    }

    @Test
    void giveToTheHolderOfTheRuleAndSayWhy() {
        desk.follow("routing:\n  - '~server = gitlab and severity <= S4 -> @petr.petrov'\n");

        desk.say(alert("DiskFull", "server", "gitlab"));
        desk.say(alert("Slow", "server", "jenkins"));

        assertThat(desk.told(IncidentOpened.class))
                .extracting(IncidentOpened::holder)
                .containsExactly("@petr.petrov", "#l1");
        assertThat(desk.told(IncidentOpened.class).getFirst().why().routing())
                .isEqualTo("line 2: ~server = gitlab and severity <= S4 -> @petr.petrov");
        assertThat(desk.told(IncidentOpened.class).getFirst().why().rulebook()).isEqualTo(1);
    }

    @Test
    void decideTheSeverityThatNobodySaid() {
        desk.follow("severity:\n  - {match: '~team = payments', severity: S1}\n");

        desk.say(alert("DiskFull", "team", "payments"));
        desk.say(alert("Slow", "team", "payments").replace("\"labels\"", "\"severity\": \"S7\", \"labels\""));

        assertThat(desk.told(IncidentOpened.class))
                .extracting(IncidentOpened::severity)
                .containsExactly(Severity.S1, Severity.S7);
    }

    @Test
    void letARestartedPodBeTheSameAlert() {
        desk.follow("identity:\n  - {match: 'has ~pod', collect: [pod]}\n");

        assertThat(desk.say(alert("Slow", "pod", "a")).events().getFirst().fingerprint())
                .isEqualTo(
                        desk.say(alert("Slow", "pod", "b")).events().getFirst().fingerprint());
        assertThat(desk.told(IncidentOpened.class)).hasSize(1);
    }

    private static String alert(String trigger, String label, String value) {
        return """
                {"trigger": "%s", "labels": {"%s": "%s"}}""".formatted(trigger, label, value);
    }
}
