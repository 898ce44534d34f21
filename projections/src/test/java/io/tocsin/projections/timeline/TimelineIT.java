package io.tocsin.projections.timeline;

import static io.tocsin.projections.Samples.alert;
import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.closed;
import static io.tocsin.projections.Samples.commented;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.joined;
import static io.tocsin.projections.Samples.muted;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.reopened;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.resumed;
import static io.tocsin.projections.Samples.severityRaised;
import static io.tocsin.projections.Samples.taken;
import static io.tocsin.projections.Samples.told;
import static io.tocsin.projections.Samples.unmuted;
import static io.tocsin.projections.Samples.wentUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineIT {

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void tellsWhatHappenedOldestFirst() {
        tables.happen(fired(1, 0), opened(7, 1, 1), severityRaised(7, 70, Severity.S1), taken(7, 80, "@petr"));
        tables.happen(wentUnknown(1, 200), resumed(1, 300), commented(7, 310, "found it"), resolved(1, 400));
        tables.happen(closed(7, 500), fired(1, 600), reopened(7, 601, 1));

        assertThat(entries())
                .extracting(TimelineEntry::kind)
                .containsExactly(
                        "fired",
                        "opened",
                        "severity",
                        "taken",
                        "unknown",
                        "resumed",
                        "commented",
                        "resolved",
                        "closed",
                        "fired",
                        "reopened");
        assertThat(entries())
                .extracting(TimelineEntry::at)
                .isSorted()
                .startsWith(at(0))
                .endsWith(at(601));
    }

    @Test
    void tellsThatAlertsWereMutedAndByWhat() {
        tables.happen(fired(1, 0), muted(1, 0, "m"), muted(1, 100, "n"), unmuted(1, 200, "n"), opened(7, 200, 1));
        tables.happen(muted(1, 300, "o"));

        assertThat(entries())
                .extracting(TimelineEntry::kind)
                .as("what was over before the incident opened is not its history")
                .containsExactly("fired", "muted", "unmuted", "opened", "muted");
        assertThat(entry("unmuted").data()).containsEntry("mute", "n").containsEntry("trigger", "DiskFull");
        assertThat(entries().getLast().data()).containsEntry("mute", "o");
    }

    @Test
    void saysWhoDidWhat() {
        tables.happen(fired(1, 0), opened(7, 1, 1), taken(7, 80, "@petr"), commented(7, 90, "found it"), closed(7, 99));

        assertThat(entry("opened").actor()).isNull();
        assertThat(entry("opened").data())
                .containsEntry("severity", "S3")
                .containsEntry("status", "new")
                .containsEntry("holder", "#l1")
                .containsEntry("deadline", "2026-10-26T15:10:01Z")
                .containsEntry("alerts", 1);
        assertThat(entry("taken").actor()).isEqualTo("@petr");
        assertThat(entry("taken").data()).isEqualTo(Map.of("comment", "looking"));
        assertThat(entry("commented").data()).isEqualTo(Map.of("comment", "found it"));
        assertThat(entry("closed").data()).isEqualTo(Map.of("resolution", "cleaned up", "firing", 0));
    }

    @Test
    void foldsWhatAlertsOfOneTriggerDidInTheSameMinute() {
        tables.happen(
                fired(1, 0),
                fired(2, 10),
                fired(3, 59),
                fired(4, 60),
                fired(5, 5, told("NodeDown", Map.of()), Severity.S3, null),
                opened(7, 61, 1, 2, 3, 4, 5));

        List<TimelineEntry> fired =
                entries().stream().filter(e -> e.kind().equals("fired")).toList();
        assertThat(fired).hasSize(3);
        assertThat(fired.getFirst().at()).isEqualTo(at(0));
        assertThat(fired.getFirst().until()).isEqualTo(at(59));
        assertThat(fired.getFirst().data())
                .containsEntry("trigger", "DiskFull")
                .containsEntry("alerts", 3)
                .extractingByKey("fingerprints", list(String.class))
                .containsExactlyInAnyOrder(alert(1).toString(), alert(2).toString(), alert(3).toString());
        assertThat(fired).extracting(e -> e.data().get("trigger")).contains("NodeDown");
    }

    @Test
    void tellsTheEndOfASilenceOnceWhenItIsTheEndOfTheInterval() {
        tables.happen(fired(1, 0), opened(7, 1, 1), wentUnknown(1, 200), resolved(1, 300));

        assertThat(entries()).extracting(TimelineEntry::kind).containsExactly("fired", "opened", "unknown", "resolved");
    }

    @Test
    void doesNotFollowAnAlertIntoAnotherIncident() {
        tables.happen(
                fired(1, 0), opened(7, 1, 1), resolved(1, 10), closed(7, 20), fired(1, 9_000), opened(8, 9_001, 1));

        assertThat(entries()).extracting(TimelineEntry::kind).containsExactly("fired", "opened", "resolved", "closed");
        assertThat(tables.timeline
                        .of(new IncidentNumber(8), PageRequest.first(50))
                        .items())
                .extracting(TimelineEntry::kind)
                .containsExactly("fired", "opened");
    }

    @Test
    void tellsHowManyJoined() {
        tables.happen(fired(1, 0), opened(7, 1, 1), fired(2, 100), fired(3, 100), joined(7, 100, 2, 3));

        assertThat(entry("joined").data()).isEqualTo(Map.of("alerts", 2));
    }

    @Test
    void pagesThroughAllOfItOnce() {
        List<Object> events = new ArrayList<>(List.of(fired(1, 0), opened(7, 1, 1)));
        for (int i = 0; i < 40; i++) {
            events.add(commented(7, 10 + i / 7, "comment " + i));
        }
        tables.happen(events.toArray());
        List<TimelineEntry> whole = entries();
        assertThat(whole).hasSize(42).doesNotHaveDuplicates();

        for (int limit : new int[] {1, 5, 41, 42}) {
            assertThat(walk(limit)).as("limit %d", limit).isEqualTo(whole);
        }
    }

    @Test
    void refusesACursorThatIsNotItsOwn() {
        assertThatExceptionOfType(BadPageRequest.class)
                .isThrownBy(() -> tables.timeline.of(new IncidentNumber(7), new PageRequest(5, "x")));
    }

    @Test
    void isEmptyForAnIncidentThatIsNot() {
        assertThat(entries()).isEmpty();
    }

    private List<TimelineEntry> entries() {
        return tables.timeline.of(new IncidentNumber(7), PageRequest.first(500)).items();
    }

    private TimelineEntry entry(String kind) {
        return entries().stream().filter(e -> e.kind().equals(kind)).findFirst().orElseThrow();
    }

    private List<TimelineEntry> walk(int limit) {
        List<TimelineEntry> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<TimelineEntry> page = tables.timeline.of(new IncidentNumber(7), new PageRequest(limit, cursor));
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }
}
