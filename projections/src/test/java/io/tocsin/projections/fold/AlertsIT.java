package io.tocsin.projections.fold;

import static io.tocsin.projections.Samples.alert;
import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.described;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.firedAfterItsWait;
import static io.tocsin.projections.Samples.grouped;
import static io.tocsin.projections.Samples.muted;
import static io.tocsin.projections.Samples.occurred;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.pended;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.resumed;
import static io.tocsin.projections.Samples.thresholdEnded;
import static io.tocsin.projections.Samples.thresholdFired;
import static io.tocsin.projections.Samples.told;
import static io.tocsin.projections.Samples.unmuted;
import static io.tocsin.projections.Samples.wentUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.Status;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.source.SourceSpokeAgain;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.alert.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsIT {

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void opensAnInterval() {
        tables.happen(fired(1, 10));

        AlertView view = tables.alert(1);
        assertThat(view.fingerprint()).isEqualTo(alert(1));
        assertThat(view.project()).isEqualTo(Samples.PROJECT);
        assertThat(view.trigger()).isEqualTo("DiskFull");
        assertThat(view.labels()).isEqualTo(Labels.of(Map.of("disk", "sda", "host", "h1")));
        assertThat(view.annotations().get("summary")).startsWith("DiskFull at");
        assertThat(view.links()).containsExactly(new Link("graph", "https://prometheus.example/graph"));
        assertThat(view.kind()).isEqualTo(Kind.LASTING);
        assertThat(view.state()).isEqualTo(Status.FIRING);
        assertThat(view.severity()).isEqualTo(Severity.S3);
        assertThat(view.intervals()).containsExactly(new Span(at(10), null));
        assertThat(view.unknown()).isEmpty();
        assertThat(view.occurrences()).isEqualTo(1);
        assertThat(view.firstSeen()).isEqualTo(at(10));
        assertThat(view.lastSeen()).isEqualTo(at(10));
        assertThat(view.flapping()).isFalse();
        assertThat(view.incident()).isNull();
        assertThat(view.source()).isEqualTo(Samples.SOURCE);
        assertThat(view.under()).isNull();
    }

    @Test
    void saysByWhichMuteItIsMuted() {
        tables.happen(fired(1, 10), muted(1, 10, "m"));
        assertThat(tables.alert(1).mutedBy()).isEqualTo("m");

        tables.happen(muted(1, 20, "n"));
        assertThat(tables.alert(1).mutedBy()).isEqualTo("n");

        tables.happen(unmuted(1, 30, "n"));
        assertThat(tables.alert(1).mutedBy()).isNull();
    }

    @Test
    void isMutedNoLongerWhenItIsOk() {
        tables.happen(fired(1, 10), muted(1, 10, "m"), resolved(1, 70), fired(1, 80));

        assertThat(tables.alert(1).mutedBy()).isNull();
    }

    @Test
    void isNotMutedAsAnInstantAlert() {
        tables.happen(occurred(1, 10), muted(1, 10, "m"), occurred(1, 20), muted(1, 20, "m"));

        assertThat(tables.alert(1).mutedBy()).isNull();
        assertThat(tables.alert(1).occurrences()).isEqualTo(2);
    }

    @Test
    void closesTheInterval() {
        tables.happen(fired(1, 10)).happen(resolved(1, 70));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.OK);
        assertThat(view.severity()).isEqualTo(Severity.S3);
        assertThat(view.intervals()).containsExactly(new Span(at(10), at(70)));
        assertThat(view.durationSeconds()).isEqualTo(60);
        assertThat(view.lastSeen()).isEqualTo(at(70));
    }

    @Test
    void keepsEveryIntervalAndTheirSum() {
        tables.happen(fired(1, 10), resolved(1, 70), fired(1, 100), resolved(1, 130), fired(1, 200));
        tables.now = at(205);

        AlertView view = tables.alert(1);
        assertThat(view.intervals())
                .containsExactly(new Span(at(10), at(70)), new Span(at(100), at(130)), new Span(at(200), null));
        assertThat(view.occurrences()).isEqualTo(3);
        assertThat(view.durationSeconds()).isEqualTo(60 + 30 + 5);
    }

    @Test
    void neverEndsAnIntervalBeforeItBegan() {
        tables.happen(fired(1, 10), resolved(1, 5));

        assertThat(tables.alert(1).intervals()).containsExactly(new Span(at(10), at(10)));
    }

    @Test
    void waitsWithoutAnInterval() {
        tables.happen(pended(1, 10, 610));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.PENDING);
        assertThat(view.intervals()).isEmpty();
        assertThat(view.occurrences()).isZero();
        assertThat(view.severity()).isEqualTo(Severity.S3);
    }

    @Test
    void firesWithTheWordsOfTheWaitWhenItIsOver() {
        tables.happen(pended(1, 10, 610)).happen(firedAfterItsWait(1, 610));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.FIRING);
        assertThat(view.labels().get("host")).isEqualTo("h1");
        assertThat(view.intervals()).containsExactly(new Span(at(610), null));
    }

    @Test
    void hasNoIntervalWhenOnlyTheWaitEnded() {
        tables.happen(pended(1, 10, 610), resolved(1, 20));

        assertThat(tables.alert(1).state()).isEqualTo(Status.OK);
        assertThat(tables.alert(1).intervals()).isEmpty();
    }

    @Test
    void isAsSevereAsTheWorstThreshold() {
        tables.happen(fired(1, 10)).happen(thresholdFired(1, 20, "other", "critical", Severity.S1, Severity.S1));
        assertThat(tables.alert(1).severity()).isEqualTo(Severity.S1);
        assertThat(tables.alert(1).sources()).containsExactly(Samples.SOURCE, "other");

        tables.happen(thresholdEnded(1, 30, "critical", Severity.S3));
        assertThat(tables.alert(1).severity()).isEqualTo(Severity.S3);
        assertThat(tables.alert(1).state()).isEqualTo(Status.FIRING);
    }

    @Test
    void staysInItsIntervalWhileItIsUnknown() {
        tables.happen(fired(1, 10)).happen(wentUnknown(1, 300));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.UNKNOWN);
        assertThat(view.intervals()).containsExactly(new Span(at(10), null));
        assertThat(view.unknown()).containsExactly(new Span(at(300), null));
    }

    @Test
    void resumesTheSameIntervalAfterSilence() {
        tables.happen(fired(1, 10), wentUnknown(1, 300)).happen(resumed(1, 400));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.FIRING);
        assertThat(view.intervals()).containsExactly(new Span(at(10), null));
        assertThat(view.unknown()).containsExactly(new Span(at(300), at(400)));
        assertThat(view.occurrences()).isEqualTo(1);
    }

    @Test
    void firesAgainInTheSameIntervalWhenItsSourceIsSilentNoMore() {
        tables.happen(fired(1, 10), wentUnknown(1, 300)).happen(new AlertReinstated(Samples.alert(1), at(400), "ci"));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.FIRING);
        assertThat(view.intervals()).containsExactly(new Span(at(10), null));
        assertThat(view.unknown()).containsExactly(new Span(at(300), at(400)));
    }

    @Test
    void waitsOnWhenItsSourceIsSilentNoMore() {
        tables.happen(pended(1, 10, 600), wentUnknown(1, 300))
                .happen(new AlertReinstated(Samples.alert(1), at(400), "ci"));

        assertThat(tables.alert(1).state()).isEqualTo(Status.PENDING);
        assertThat(tables.alert(1).intervals()).isEmpty();
    }

    @Test
    void knowsNothingOfSourcesAndGoesOn() {
        tables.happen(new SourceSpokeAgain("ci", at(10), at(9)), fired(1, 20));

        assertThat(tables.projector.applied()).isEqualTo(2);
    }

    @Test
    void endsTheSilenceWithTheInterval() {
        tables.happen(fired(1, 10), wentUnknown(1, 300), resolved(1, 500));

        assertThat(tables.alert(1).unknown()).containsExactly(new Span(at(300), at(500)));
        assertThat(tables.alert(1).intervals()).containsExactly(new Span(at(10), at(500)));
    }

    @Test
    void showsTheNewestWords() {
        Told news = told("DiskFull", Map.of("host", "h1", "disk", "sda", "severity", "critical"));
        tables.happen(fired(1, 10)).happen(described(1, 400, news));

        assertThat(tables.alert(1).labels().get("severity")).isEqualTo("critical");
        assertThat(tables.alert(1).lastSeen()).isEqualTo(at(400));
    }

    @Test
    void collectsTheValuesOfLabelsThatDoNotIdentify() {
        Labels labels = Labels.of(Map.of("app", "shop"));
        Told first = told("PodDown", Kind.LASTING, labels, Labels.of(Map.of("pod", "shop-1")));
        Told second = told("PodDown", Kind.LASTING, labels, Labels.of(Map.of("pod", "shop-2")));
        tables.happen(fired(1, 10, first, Severity.S3, null)).happen(described(1, 400, second));

        assertThat(tables.alert(1).collected()).containsExactly(Map.entry("pod", List.of("shop-1", "shop-2")));
    }

    @Test
    void countsOccurrencesAndKeepsTheNewest() {
        tables.happen(LongStream.range(0, 70).mapToObj(i -> occurred(1, i)).toArray())
                .happen(occurred(1, 70));

        AlertView view = tables.alert(1);
        assertThat(view.kind()).isEqualTo(Kind.INSTANT);
        assertThat(view.state()).isEqualTo(Status.NONE);
        assertThat(view.occurrences()).isEqualTo(71);
        assertThat(view.occurred())
                .hasSize(AlertRow.OCCURRENCES)
                .startsWith(at(21))
                .endsWith(at(70));
        assertThat(view.firstSeen()).isEqualTo(at(0));
        assertThat(view.intervals()).isEmpty();
    }

    @Test
    void staysOpenWhenItAlsoOccurs() {
        tables.happen(fired(1, 10), opened(7, 10, 1)).happen(occurred(1, 20));

        AlertView view = tables.alert(1);
        assertThat(view.state()).isEqualTo(Status.FIRING);
        assertThat(view.trigger()).isEqualTo("DiskFull");
        assertThat(view.severity()).isEqualTo(Severity.S3);
        assertThat(view.occurred()).containsExactly(at(20));
        assertThat(tables.incident(7).triggers()).containsExactly("DiskFull");
        assertThat(tables.incident(7).firing()).isEqualTo(1);
    }

    @Test
    void standsUnderItsGroupUntilItEnds() {
        tables.happen(fired(1, 10), grouped(1, 11, 2));
        assertThat(tables.alert(1).under()).isEqualTo(alert(2));

        tables.happen(resolved(1, 20));
        assertThat(tables.alert(1).under()).isNull();
    }

    @Test
    void flapsAsLongAsItWasSaid() {
        Instant until = at(3600);
        tables.happen(fired(1, 10, Samples.toldOf(1), Severity.S3, until));

        tables.now = at(3599);
        assertThat(tables.alert(1).flapping()).isTrue();
        tables.now = until;
        assertThat(tables.alert(1).flapping()).isFalse();
    }

    @Test
    void keepsTextsThatPostgresqlCannot() {
        Told nasty = told("Zero\0Trigger", Map.of("half", "\uD83D", "zero\0", "\0", "whole", "\uD83D\uDD14"));
        tables.happen(fired(1, 10, nasty, Severity.S3, null), opened(7, 10, 1));

        assertThat(tables.alert(1).trigger()).isEqualTo("Zero\uFFFDTrigger");
        assertThat(tables.alert(1).labels().toMap())
                .isEqualTo(Map.of("half", "\uFFFD", "zero\uFFFD", "\uFFFD", "whole", "\uD83D\uDD14"));
        assertThat(tables.incident(7).labels()).containsEntry("half", List.of("\uFFFD"));
    }

    @Test
    void isNotShownBeforeAnythingWasHeardOfIt() {
        tables.happen(opened(7, 10, 1));

        assertThat(tables.alerts.byFingerprint(alert(1), tables.now)).isEmpty();
        assertThat(tables.alertsOf(7)).isEmpty();
        assertThat(tables.incident(7).alerts()).isEqualTo(1);

        tables.happen(fired(1, 11));
        assertThat(tables.alert(1).incident()).isEqualTo(7);
        assertThat(tables.incident(7).labels()).containsEntry("host", List.of("h1"));
        assertThat(tables.incident(7).firing()).isEqualTo(1);
    }
}
