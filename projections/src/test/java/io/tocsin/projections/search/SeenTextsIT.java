package io.tocsin.projections.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.complete.SeenValues.Seen;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeenTextsIT {

    private final Tables tables = new Tables();
    private final SeenTexts seen = new SeenTexts(tables.live, Duration.ofSeconds(20), () -> tables.now);

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void knowsNothingOfAnEmptySystem() {
        assertThat(seen.labels("", 10)).isEmpty();
        assertThat(seen.values("host", "", 10)).isEmpty();
    }

    @Test
    void putsTheFrequentFirst() {
        tables.happen(incidents("pod", 3, i -> i == 3 ? "Rare" : "common"));

        assertThat(seen.labels("PO", 10)).extracting(Seen::text).containsExactly("pod");
        assertThat(seen.values("pod", "", 10)).containsExactly(new Seen("common", 2), new Seen("Rare", 1));
        assertThat(seen.values("pod", "rA", 10)).containsExactly(new Seen("Rare", 1));
        assertThat(seen.values("pod", "", 1)).extracting(Seen::text).containsExactly("common");
        assertThat(seen.values(Field.TRIGGER, "disk", 10)).containsExactly(new Seen("DiskFull", 3));
    }

    @Test
    void goesByStatisticsWhereThereAreMany() {
        tables.happen(incidents("pod", 6_000, i -> i % 4 == 0 ? "b-" + i : "a-hot"));
        tables.jdbc.execute("ANALYZE incident_label");

        List<Seen> values = seen.values("pod", "", 5);

        assertThat(values).hasSize(5);
        assertThat(values.getFirst().text()).isEqualTo("a-hot");
        assertThat(values.getFirst().count()).isBetween(4_000L, 5_000L);
        assertThat(seen.values("pod", "b-4", 100)).extracting(Seen::text).contains("b-4", "b-400");
    }

    private static Object[] incidents(String label, int count, IntFunction<String> value) {
        List<Object> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            events.add(Samples.fired(i, i, Samples.told("DiskFull", Map.of(label, value.apply(i))), Severity.S3, null));
            events.add(Samples.opened(i, i, i));
        }
        return events.toArray();
    }
}
