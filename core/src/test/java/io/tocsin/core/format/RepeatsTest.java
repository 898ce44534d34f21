package io.tocsin.core.format;

import static io.tocsin.core.message.Format.ALERTMANAGER_V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.label.Labels;
import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {

    private static final Sender OTHER_PROJECT = new Sender("prometheus", "shop", Severity.S4, null, EventRules.NONE);
    private static final Sender OTHER_SEVERITY =
            new Sender("prometheus", "default", Severity.S9, null, EventRules.NONE);
    private static final Sender OTHER_NAME = new Sender("prometheus-2", "default", Severity.S4, null, EventRules.NONE);

    private final Repeats repeats = new Repeats(64, 1 << 16);

    @Test
    void aRepeatedAlertIsReadAsTheFirstTimeAndSharesItsLabels() {
        Reading first = read(alert("a", "s", "11:31:00"), Read.SENDER);
        Reading again = read(alert("a", "s", "11:32:00"), Read.SENDER);

        assertThat(again).isEqualTo(fresh(alert("a", "s", "11:32:00"), Read.SENDER));
        assertThat(again.events().getFirst().labels())
                .isSameAs(first.events().getFirst().labels());
        assertThat(again.events().getFirst().patience())
                .isNotEqualTo(first.events().getFirst().patience());
    }

    @Test
    void whatDiffersInAByteIsReadAnew() {
        read(alert("a", "s", "11:31:00"), Read.SENDER);
        for (String body :
                List.of(alert("b", "s", "11:31:00"), alert("a", "t", "11:31:00"), alert("a", "s\\n", "11:31:00"))) {
            assertThat(read(body, Read.SENDER)).isEqualTo(fresh(body, Read.SENDER));
        }
    }

    @Test
    void whatItsSenderDecidesIsReadAnewForAnother() {
        String body = alert("a", "s", "11:31:00");
        read(body, Read.SENDER);

        for (Sender sender : List.of(OTHER_PROJECT, OTHER_SEVERITY, OTHER_NAME, Read.SENDER)) {
            assertThat(read(body, sender)).isEqualTo(fresh(body, sender));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"startsAt\":\"2026-07-01T11:00:00Z\",\"endsAt\":\"2026-07-01T11:31:00Z\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"startsAt\":\"2026-07-01T11:00:00Z\",\"endsAt\":\"2026-07-01T10:31:00Z\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"startsAt\":\"2026-07-01T11:00:00Z\",\"endsAt\":\"soon\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"startsAt\":\"0001-01-01T00:00:00Z\",\"endsAt\":\"1950-07-01T10:31:00Z\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"startsAt\":\"0001-01-01T00:00:00Z\",\"endsAt\":\"2026-07-01T11:31:00Z\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"labels\":{\"alertname\":\"A\",\"a\":\"x\"}}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"} \"startsAt\":\"2026-07-01T11:00:00Z\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"}]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"}",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\"",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"x\\",
                "[{\"labels\":",
                "[{\"labels\"",
                "[{\"labels",
                "[{}]",
                "[{\"labels\":{}}]",
                "[{\"labels\":{\"alertname\":[]}}]",
                "[{\"annotations\":{},\"labels\":{\"alertname\":\"A\",\"a\":\"x\"},\"generatorURL\":null}]",
                "[ { \"labels\" : {\"alertname\":\"A\",\"a\":\"x\"} , \"generatorURL\" : \"http://a/\\u0026\" } ]",
                "[{\"labels\":{\"alertname\":\"A\",\"a\":\"}]\\\"\"},\"annotations\":{\"\\\\\":\"{\"}}]"
            })
    void whatIsNotPlainIsReadWithTheSameResult(String body) {
        for (int time = 0; time < 3; time++) {
            assertThat(read(body, Read.SENDER)).isEqualTo(fresh(body, Read.SENDER));
        }
    }

    @Test
    void holdsNoMoreThanItMay() {
        for (int i = 0; i < 2_000; i++) {
            read(alert("value-" + i, "s".repeat(i), "11:31:00"), Read.SENDER);

            assertThat(repeats.held()).isBetween(0L, 1L << 16);
        }
        assertThat(repeats.held()).isPositive();
    }

    @Test
    void keepsSomeOfACrowdThatIsTooLargeForIt() {
        List<String> bodies = IntStream.range(0, 500)
                .mapToObj(i -> alert("pod-" + i, "s", "11:31:00"))
                .toList();
        Set<Labels> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        int shared = 0;
        for (int round = 0; round < 20; round++) {
            for (String body : bodies) {
                shared += seen.add(read(body, Read.SENDER).events().getFirst().labels()) ? 0 : 1;
            }
        }
        assertThat(shared).isGreaterThan(500);
    }

    @Test
    void mayBeUsedByManyThreads() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                all.add(threads.submit(this::agreesForAWhile));
            }
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get()).isTrue();
        }
        assertThat(repeats.held()).isBetween(0L, 1L << 16);
    }

    private boolean agreesForAWhile() {
        return IntStream.range(0, 1_500).allMatch(i -> {
            String body = alert("pod-" + i % 150, "s", "11:31:00");
            return read(body, Read.SENDER).equals(fresh(body, Read.SENDER));
        });
    }

    private Reading read(String body, Sender sender) {
        return Formats.read(Read.delivery(ALERTMANAGER_V2, body), sender, repeats);
    }

    private static Reading fresh(String body, Sender sender) {
        return Formats.read(Read.delivery(ALERTMANAGER_V2, body), sender, new Repeats(4, 0));
    }

    private static String alert(String pod, String summary, String endsAt) {
        return """
                [{"annotations":{"summary":"%s"},"endsAt":"2026-07-01T%sZ","startsAt":"2026-07-01T11:00:00.123Z",\
                "generatorURL":"http://prometheus:9090/graph?g0.expr=up\\u0026g0.tab=1",\
                "labels":{"alertname":"A","pod":"%s","severity":"critical"}}]""".formatted(summary, endsAt, pod);
    }
}
