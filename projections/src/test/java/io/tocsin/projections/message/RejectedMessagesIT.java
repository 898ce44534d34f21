package io.tocsin.projections.message;

import static io.tocsin.projections.Samples.received;
import static io.tocsin.projections.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RejectedMessagesIT {

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void tellsThemNewestFirstWithTheirFaults() {
        MessageRejected first = rejected(1, "native");
        MessageRejected second = rejected(2, "webhook");
        tables.happen(first, received(), second);

        assertThat(tables.rejected.page(null, PageRequest.first(10)).items())
                .containsExactly(
                        new RejectedMessage(second.id(), second.envelope(), second.faults()),
                        new RejectedMessage(first.id(), first.envelope(), first.faults()));
    }

    @Test
    void countsThemBySource() {
        tables.happen(rejected(1, "native"), rejected(2, "native"), received())
                .happen(rejected(3, "native"), rejected(4, "b"));

        assertThat(tables.rejected.counts()).isEqualTo(Map.of("native", 3L, "b", 1L));
    }

    @Test
    void pagesThroughThem() {
        tables.happen(rejected(1, "native"), rejected(2, "native"), rejected(3, "native"));

        Page<RejectedMessage> page = tables.rejected.page(null, PageRequest.first(2));
        Page<RejectedMessage> next = tables.rejected.page(null, new PageRequest(2, page.next()));
        assertThat(page.items()).hasSize(2);
        assertThat(next.items())
                .singleElement()
                .satisfies(m -> assertThat(m.id()).isEqualTo(rejected(1, "").id()));
        assertThat(next.next()).isNull();
    }

    @Test
    void keepsFaultsThatQuoteWhatPostgresqlCannotKeep() {
        MessageRejected bad = rejected(1, "native");
        Fault fault = new Fault(null, null, null, "/labels/\0", "Expected text, but it is \"\0\uD83D\"");
        tables.happen(new MessageRejected(bad.id(), bad.envelope(), List.of(fault)));

        assertThat(tables.rejected
                        .page(null, PageRequest.first(1))
                        .items()
                        .getFirst()
                        .faults()
                        .getFirst()
                        .pointer())
                .startsWith("/labels/");
    }
}
