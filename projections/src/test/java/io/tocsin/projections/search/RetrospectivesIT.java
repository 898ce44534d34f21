package io.tocsin.projections.search;

import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.closed;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.reopened;
import static io.tocsin.projections.Samples.severityRaised;
import static io.tocsin.projections.Samples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.severity.Severity;
import io.tocsin.projections.Tables;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How late the answers were, where the samples give each of them 600 seconds. */
class RetrospectivesIT {

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void tellsByHowMuchTheAnswerCameTooLate() {
        tables.happen(opened(1, 0), taken(1, 700, "@petr"), closed(1, 5_000));
        tables.happen(opened(2, 0), closed(2, 650), opened(3, 0), taken(3, 600, "@petr"));

        assertThat(lateAt(9_000)).containsExactly(Map.entry(1L, 100.0), Map.entry(2L, 50.0));
    }

    @Test
    void tellsOfWhatNobodyHasAnsweredHowLateItIsNow() {
        tables.happen(opened(1, 0));

        assertThat(lateAt(600)).isEmpty();
        assertThat(lateAt(601)).containsExactly(Map.entry(1L, 1.0));
        assertThat(lateAt(1_600)).containsExactly(Map.entry(1L, 1_000.0));
    }

    @Test
    void asksForTheLaterAnswerOfWhatWasReopenedToo() {
        tables.happen(fired(1, 0), opened(1, 0, 1), taken(1, 10, "@petr"), closed(1, 20), reopened(1, 1_000, 1));
        assertThat(lateAt(2_000)).containsExactly(Map.entry(1L, 400.0));

        tables.happen(taken(1, 2_600, "@anna"));

        assertThat(lateAt(9_000)).containsExactly(Map.entry(1L, 1_000.0));
    }

    @Test
    void keepsTheWorstWhenALaterAnswerIsInTime() {
        tables.happen(fired(1, 0), opened(1, 0, 1), taken(1, 700, "@petr"), closed(1, 800), reopened(1, 1_000, 1));
        assertThat(lateAt(1_100)).containsExactly(Map.entry(1L, 100.0));

        tables.happen(taken(1, 1_200, "@anna"));

        assertThat(lateAt(9_000)).containsExactly(Map.entry(1L, 100.0));
    }

    @Test
    void remembersADeadlineThatPassedBeforeAnotherOneCame() {
        tables.happen(opened(1, 0), severityRaised(1, 900, Severity.S1));
        assertThat(lateAt(930)).containsExactly(Map.entry(1L, 300.0));

        tables.happen(taken(1, 970, "@petr"));

        assertThat(lateAt(9_000)).containsExactly(Map.entry(1L, 300.0));
    }

    private Map<Long, @Nullable Double> lateAt(long second) {
        Retrospectives retrospectives = new Retrospectives(tables.live, Duration.ofSeconds(20), new ValueMemory());
        Map<Long, @Nullable Double> late = new LinkedHashMap<>();
        retrospectives
                .of(Asked.query("number > 0").expression(), at(0), at(10_000), at(second))
                .breaches()
                .forEach(one -> late.put(one.number(), one.seconds()));
        return late;
    }
}
