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

/** What has been applied is found, from the same moment on. */
class FoundIT {

    private final Tables tables = new Tables();
    private final IncidentSearch search = new IncidentSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void findsAnIncidentByTheLabelsOfTheAlertThatOpensIt() {
        tables.happen(Samples.fired(1, 1), Samples.opened(7, 1, 1));

        assertThat(find("~host = h1")).containsExactly(7L);
        assertThat(find("~host != h1")).isEmpty();
        assertThat(find("has ~disk and ~host =~ \"^h\\\\d$\" and trigger = DiskFull and source = prometheus-main"))
                .containsExactly(7L);
    }

    @Test
    void findsItByWhatItsAlertsSayLater() {
        tables.happen(Samples.fired(1, 1), Samples.opened(7, 1, 1));
        tables.happen(Samples.fired(2, 2), Samples.joined(7, 2, 2));
        tables.happen(Samples.described(2, 3, Samples.told("DiskFull", Map.of("host", "h2", "rack", "r9"))));
        tables.happen(Samples.thresholdFired(1, 4, "zabbix", "", Severity.S2, Severity.S2));

        assertThat(find("~host = h1 and ~host = h2")).containsExactly(7L);
        assertThat(find("each(~host = h1 and ~host = h2)")).isEmpty();
        assertThat(find("each(~host = h2 and ~rack = r9)")).containsExactly(7L);
        assertThat(find("source = zabbix")).containsExactly(7L);
        assertThat(find("\"R9\"")).containsExactly(7L);
    }

    @Test
    void findsAnAlertInTheIncidentThatItCountsToAndInThoseThatItLeft() {
        tables.happen(Samples.fired(1, 1), Samples.opened(7, 1, 1), Samples.closed(7, 2));
        tables.happen(Samples.opened(8, 5, 1));

        assertThat(find("~host = h1")).containsExactlyInAnyOrder(7L, 8L);
        assertThat(find("each(~host = h1 and state = firing)")).containsExactly(8L);
        assertThat(find("state = firing")).containsExactly(8L);
    }

    private List<Long> find(String text) {
        return search.numbers(query(text), tables.now, Integer.MAX_VALUE);
    }
}
