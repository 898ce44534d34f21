package io.tocsin.projections.search;

import static io.tocsin.projections.search.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValueMemoryIT {

    private static final String BY_EXPRESSION = "~host =~ \"^h[12]?-?[a-z]+$\"";

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void findsWhatCameAfterItWasAskedFirst() {
        IncidentSearch search = search(new ValueMemory());
        incident(1, "h1-a");
        assertThat(find(search)).containsExactly(1L);

        incident(2, "h2-b");
        incident(3, "other");

        assertThat(find(search)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(find(search)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void isNotMisledByTablesThatWereRebuiltWithOtherNumbers() {
        ValueMemory memory = new ValueMemory();
        incident(1, "h1-a");
        incident(2, "other");
        assertThat(find(search(memory))).containsExactly(1L);

        tables.jdbc.execute("UPDATE applied SET incarnation = gen_random_uuid()");
        tables.jdbc.execute("UPDATE label SET text = CASE text WHEN 'h1-a' THEN 'other' ELSE 'h1-a' END"
                + " WHERE text IN ('h1-a', 'other')");

        assertThat(find(search(memory))).containsExactly(2L);
        assertThat(memory.labels()).isEqualTo(2);
    }

    @Test
    void keepsNothingThatIsLargerThanItMayBecome() {
        ValueMemory memory = new ValueMemory(200);
        incident(1, "h1-a");
        incident(2, "h2-b");
        assertThat(find(search(memory))).containsExactlyInAnyOrder(1L, 2L);
        assertThat(memory.labels()).isEqualTo(1);

        incident(3, "h1-c");

        assertThat(find(search(memory))).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(find(search(memory))).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(memory.labels()).isLessThanOrEqualTo(1);
    }

    private IncidentSearch search(ValueMemory memory) {
        return new IncidentSearch(tables.live, Duration.ofSeconds(20), memory);
    }

    private void incident(int number, String host) {
        tables.happen(
                Samples.fired(number, 10L * number, Samples.told("DiskFull", Map.of("host", host)), Severity.S3, null),
                Samples.opened(number, 10L * number, number));
    }

    private List<Long> find(IncidentSearch search) {
        return search.numbers(query(BY_EXPRESSION), tables.now, Integer.MAX_VALUE);
    }
}
