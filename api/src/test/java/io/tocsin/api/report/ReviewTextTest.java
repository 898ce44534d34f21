package io.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.projections.search.Retrospective;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewTextTest {

    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");

    @Test
    void saysNoneWhereThereIsNothing() {
        Retrospective nothing = new Retrospective(
                new Retrospective.Totals(0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        String text = ReviewText.of(new Review(FROM.plusNanos(1), FROM.plusSeconds(60), null, nothing, List.of()));

        assertThat(text)
                .startsWith("# Retrospective, 2026-10-01T00:00:00Z to 2026-10-01T00:01:00Z\n")
                .contains("## Breached\n\nNone.\n");
    }
}
