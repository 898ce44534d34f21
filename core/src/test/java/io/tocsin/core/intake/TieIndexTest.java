package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Tie;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TieIndexTest {

    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");
    private static final Fingerprint POD = new Fingerprint(1);
    private static final Fingerprint NODE = new Fingerprint(2);

    private final TieIndex index = new TieIndex();
    private final AlertState pod =
            alert(POD, "PodDown", new Tie(Tie.How.GROUPED_BY, "node", "NodeDown", Labels.none()));

    @Test
    void findsAnAlertByItsOwnTriggerAndByTheOneItIsTiedTo() {
        index.add(pod);

        assertThat(index.ofTrigger("shop", "PodDown")).containsExactly(POD);
        assertThat(index.tiedTo("shop", "NodeDown")).containsExactly(POD);
    }

    @Test
    void keepsProjectsApart() {
        index.add(pod);

        assertThat(index.ofTrigger("other", "PodDown")).isEmpty();
        assertThat(index.tiedTo("other", "NodeDown")).isEmpty();
    }

    @Test
    void findsTheMembersOfAGroup() {
        index.add(pod.evolve(new AlertGrouped(POD, NOW, NODE, "node")));

        assertThat(index.under(NODE)).containsExactly(POD);
        assertThat(index.under(POD)).isEmpty();
    }

    @Test
    void findsNothingOfWhatWasTakenOut() {
        AlertState grouped = pod.evolve(new AlertGrouped(POD, NOW, NODE, "node"));
        index.add(pod);
        index.add(grouped);
        index.remove(grouped);

        assertThat(index.ofTrigger("shop", "PodDown")).isEmpty();
        assertThat(index.tiedTo("shop", "NodeDown")).isEmpty();
        assertThat(index.under(NODE)).isEmpty();
    }

    @Test
    void knowsNothingOfAnAlertThatWasNeverHeardOf() {
        index.add(AlertState.unheard(POD));
        index.remove(AlertState.unheard(POD));

        assertThat(index.ofTrigger("shop", "PodDown")).isEmpty();
    }

    static AlertState alert(Fingerprint fingerprint, String trigger, Tie... ties) {
        Told told = new Told(
                "shop",
                trigger,
                Labels.none(),
                Labels.none(),
                Labels.none(),
                List.of(),
                Kind.LASTING,
                List.of(ties),
                false,
                false,
                false,
                false,
                0);
        Voice voice = new Voice("main", "", Severity.S4, true, NOW, null);
        return AlertState.unheard(fingerprint).evolve(new AlertFired(fingerprint, NOW, told, voice, NOW, null, null));
    }
}
