package io.tocsin.projections.search;

import static io.tocsin.projections.Samples.alert;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.pended;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.wentUnknown;
import static io.tocsin.projections.search.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.projections.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAlertsIT {

    private final Tables tables = new Tables();
    private final AlertSearch search = new AlertSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void areThoseWhoseIntervalIsOpen() {
        tables.happen(
                fired(1, 10), fired(2, 11), wentUnknown(2, 20), fired(3, 10), resolved(3, 20), pended(4, 10, 600));

        assertThat(open("")).containsExactly(alert(1), alert(2));
        assertThat(open("~host = h2")).containsExactly(alert(2));
        assertThat(open("not ~host = h2")).containsExactly(alert(1));
        assertThat(open("~host =~ h")).containsExactly(alert(1), alert(2));
        assertThat(open("~host = h3")).isEmpty();
    }

    @Test
    void mayBeMoreThanFitIntoOnePiece() {
        tables.happen(
                LongStream.rangeClosed(1, 1_500).mapToObj(i -> fired(i, i % 7)).toArray());
        tables.happen(
                LongStream.rangeClosed(1_501, 2_000).mapToObj(i -> fired(i, i)).toArray());

        assertThat(open("")).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(open("~host =~ \"^h1\"")).hasSize(1_111);
    }

    private List<Fingerprint> open(String text) {
        List<Fingerprint> open = new ArrayList<>();
        search.eachOpen(query(text).expression(), tables.now, view -> open.add(view.fingerprint()));
        return open;
    }
}
