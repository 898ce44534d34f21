package io.tocsin.projections.fold;

import static io.tocsin.projections.Samples.alert;
import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.closed;
import static io.tocsin.projections.Samples.commented;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.incident;
import static io.tocsin.projections.Samples.joined;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.pended;
import static io.tocsin.projections.Samples.reopened;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.resumed;
import static io.tocsin.projections.Samples.severityRaised;
import static io.tocsin.projections.Samples.taken;
import static io.tocsin.projections.Samples.thresholdFired;
import static io.tocsin.projections.Samples.told;
import static io.tocsin.projections.Samples.wentUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.Status;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Why;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.queue.IncidentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentsIT {

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void opens() {
        tables.happen(fired(1, 10), opened(7, 10, 1));
        tables.now = at(20);

        IncidentView view = tables.incident(7);
        assertThat(view.number()).isEqualTo(7);
        assertThat(view.project()).isEqualTo(Samples.PROJECT);
        assertThat(view.triggers()).containsExactly("DiskFull");
        assertThat(view.title()).isEqualTo("disk is full");
        assertThat(view.text()).isEqualTo("more words");
        assertThat(view.severity()).isEqualTo(Severity.S3);
        assertThat(view.serviceLevel()).isEqualTo("Gold");
        assertThat(view.status()).isEqualTo(IncidentStatus.NEW);
        assertThat(view.state()).isEqualTo(Status.FIRING);
        assertThat(view.holder()).isEqualTo("#l1");
        assertThat(view.opened()).isEqualTo(at(10));
        assertThat(view.taken()).isNull();
        assertThat(view.closed()).isNull();
        assertThat(view.deadline()).isEqualTo(at(610));
        assertThat(view.responseClass()).isEqualTo(ResponseClass.IMMEDIATE);
        assertThat(view.responseSeconds()).isNull();
        assertThat(view.breached()).isFalse();
        assertThat(view.alerts()).isEqualTo(1);
        assertThat(view.firing()).isEqualTo(1);
        assertThat(view.labels()).isEqualTo(Map.of("host", List.of("h1"), "disk", List.of("sda")));
        assertThat(view.sources()).containsExactly(Samples.SOURCE);
        assertThat(view.why()).isEqualTo(new Why(12, "line 14", "by project and trigger"));
        assertThat(tables.alert(1).incident()).isEqualTo(7);
        assertThat(tables.queue.firing(incident(7))).hasValue(1);
        assertThat(tables.queue.firing(incident(8))).isEmpty();
    }

    @Test
    void unitesTheLabelsOfItsAlerts() {
        tables.happen(fired(1, 10), opened(7, 10, 1)).happen(fired(2, 20), joined(7, 20, 2));

        IncidentView view = tables.incident(7);
        assertThat(view.labels()).isEqualTo(Map.of("host", List.of("h1", "h2"), "disk", List.of("sda")));
        assertThat(view.alerts()).isEqualTo(2);
        assertThat(tables.alertsOf(7)).extracting(AlertView::fingerprint).containsExactlyInAnyOrder(alert(1), alert(2));
    }

    @Test
    void unitesTheLabelsOfAlertsThatWereThereBefore() {
        tables.happen(fired(1, 10)).happen(opened(7, 10, 1));

        assertThat(tables.incident(7).labels()).containsEntry("host", List.of("h1"));
        assertThat(tables.incident(7).sources()).containsExactly(Samples.SOURCE);
    }

    @Test
    void keepsTwentyValuesOfALabelAndSaysThatThereAreMore() {
        List<Object> events = new ArrayList<>();
        LongStream.rangeClosed(1, 30).forEach(i -> events.add(fired(i, i)));
        events.add(opened(7, 31, LongStream.rangeClosed(1, 30).toArray()));
        tables.happen(events.toArray());

        assertThat(tables.incident(7).labels().get("host"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 20).mapToObj(i -> "h" + i).toList());
        assertThat(tables.incident(7).labelsMore()).containsExactly("host");
    }

    @Test
    void countsItsAlertsByState() {
        tables.happen(
                fired(1, 10), fired(2, 10), fired(3, 10), fired(4, 10), opened(7, 10, 1, 2, 3, 4), resolved(1, 20));
        tables.happen(wentUnknown(2, 20), pended(1, 30, 90));

        IncidentView view = tables.incident(7);
        assertThat(view.alerts()).isEqualTo(4);
        assertThat(view.firing()).isEqualTo(2);
        assertThat(view.unknown()).isEqualTo(1);
        assertThat(view.pending()).isEqualTo(1);
    }

    @Test
    void isInTheMostUrgentStateOfItsAlerts() {
        tables.happen(fired(1, 10), fired(2, 10), opened(7, 10, 1, 2));
        assertThat(tables.incident(7).state()).isEqualTo(Status.FIRING);
        tables.happen(wentUnknown(1, 20), resolved(2, 20));
        assertThat(tables.incident(7).state()).isEqualTo(Status.UNKNOWN);
        tables.happen(resolved(1, 30), pended(2, 30, 90));
        assertThat(tables.incident(7).state()).isEqualTo(Status.PENDING);
        tables.happen(resolved(2, 40));
        assertThat(tables.incident(7).state()).isEqualTo(Status.OK);
        tables.happen(fired(1, 50), wentUnknown(1, 60), resumed(1, 70));
        assertThat(tables.incident(7).state()).isEqualTo(Status.FIRING);
    }

    @Test
    void losesTheAlertsThatMoveToAnother() {
        tables.happen(fired(1, 10), fired(2, 10), opened(7, 10, 1, 2));
        tables.happen(closed(7, 20), resolved(1, 20), fired(1, 9000), opened(8, 9000, 1));

        assertThat(tables.incident(7).alerts()).isEqualTo(1);
        assertThat(tables.incident(7).firing()).isEqualTo(1);
        assertThat(tables.incident(8).alerts()).isEqualTo(1);
        assertThat(tables.alert(1).incident()).isEqualTo(8);
        assertThat(tables.alertsOf(7)).hasSize(2);
        assertThat(tables.alertsOf(8)).hasSize(1);
    }

    @Test
    void takesBackAnAlertThatHadLeft() {
        tables.happen(fired(1, 10), opened(7, 10, 1), opened(8, 11, 1)).happen(joined(7, 12, 1), joined(7, 13, 1));

        assertThat(tables.incident(7).alerts()).isEqualTo(1);
        assertThat(tables.incident(8).alerts()).isZero();
        assertThat(tables.alertsOf(7)).hasSize(1);
    }

    @Test
    void knowsItsCause() {
        tables.happen(fired(1, 10), opened(7, 10, 1))
                .happen(fired(2, 20), new AlertsJoined(incident(7), at(20), List.of(alert(2)), alert(2)));

        assertThat(tables.incident(7).cause()).isEqualTo(alert(2));
    }

    @Test
    void becomesWorse() {
        tables.happen(fired(1, 10), opened(7, 10, 1), severityRaised(7, 20, Severity.S1));

        assertThat(tables.incident(7).severity()).isEqualTo(Severity.S1);
        assertThat(tables.incident(7).deadline()).isEqualTo(at(80));
    }

    @Test
    void isTaken() {
        tables.happen(fired(1, 10), opened(7, 10, 1), taken(7, 100, "@vasiliy"), taken(7, 200, "@petr"));

        IncidentView view = tables.incident(7);
        assertThat(view.status()).isEqualTo(IncidentStatus.TAKEN);
        assertThat(view.holder()).isEqualTo("@petr");
        assertThat(view.taken()).isEqualTo(at(100));
        assertThat(view.responseSeconds()).isEqualTo(90);
        assertThat(view.breached()).isFalse();
    }

    @Test
    void isClosedWithAResolution() {
        tables.happen(fired(1, 10), opened(7, 10, 1)).happen(closed(7, 100));

        assertThat(tables.incident(7).status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(tables.incident(7).closed()).isEqualTo(at(100));
        assertThat(tables.incident(7).resolution()).isEqualTo("cleaned up");
    }

    @Test
    void isReopened() {
        tables.happen(fired(1, 10), opened(7, 10, 1), resolved(1, 20), closed(7, 100))
                .happen(fired(1, 200), reopened(7, 200, 1));

        IncidentView view = tables.incident(7);
        assertThat(view.status()).isEqualTo(IncidentStatus.NEW);
        assertThat(view.closed()).isNull();
        assertThat(view.deadline()).isEqualTo(at(800));
        assertThat(view.alerts()).isEqualTo(1);
        assertThat(view.firing()).isEqualTo(1);
    }

    @Test
    void hearsOfNewSourcesOfItsAlerts() {
        tables.happen(fired(1, 10), opened(7, 10, 1))
                .happen(thresholdFired(1, 20, "second", "", Severity.S3, Severity.S3));

        assertThat(tables.incident(7).sources()).containsExactly(Samples.SOURCE, "second");
    }

    @Test
    void collectsTheTriggersOfItsAlerts() {
        tables.happen(fired(1, 10), opened(7, 10, 1))
                .happen(fired(2, 20, told("NodeDown", Map.of()), Severity.S3, null), joined(7, 20, 2));

        assertThat(tables.incident(7).triggers()).containsExactly("DiskFull", "NodeDown");
    }

    @Test
    void isNotChangedByAComment() {
        tables.happen(fired(1, 10), opened(7, 10, 1));
        IncidentView before = tables.incident(7);
        tables.happen(commented(7, 20, "hm"));

        assertThat(tables.incident(7)).isEqualTo(before);
    }

    @Test
    void takesAStormOfTwentyThousandAlerts() {
        int storm = 20_000;
        int batch = 1_000;
        tables.happen(fired(0, 0), opened(7, 0, 0));
        for (int from = 1; from <= storm; from += batch) {
            long[] numbers = LongStream.range(from, from + batch).toArray();
            List<Object> events = new ArrayList<>();
            LongStream.of(numbers).forEach(i -> events.add(fired(i, i)));
            events.add(joined(7, from, numbers));
            tables.happen(events.toArray());
        }

        IncidentView view = tables.incident(7);
        assertThat(view.alerts()).isEqualTo(storm + 1);
        assertThat(view.firing()).isEqualTo(storm + 1);
        assertThat(view.labels().get("host")).hasSize(20);
        assertThat(tables.jdbc.queryForObject("SELECT count(*) FROM alert WHERE incident = 7", Long.class))
                .isEqualTo(storm + 1);
    }
}
