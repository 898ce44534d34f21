package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StoredHistoryIT {

    private static final Instant START = Instant.parse("2026-10-26T15:00:00Z");

    private final Streams streams = new Streams();
    private final JdbcTemplate jdbc = new JdbcTemplate(streams.database.dataSource());
    private final History history = new StoredHistory(streams.database.dataSource());

    /** Two streams in turn, an event a second. */
    @BeforeEach
    void happen() {
        for (int i = 0; i < 5; i++) {
            Streams.append(streams.storage, Streams.comments(1, i, 1));
            Streams.append(streams.storage, Streams.comments(2, i, 1));
        }
        jdbc.update(
                "UPDATE store.domain_event SET recorded_at = ?::timestamptz + global_index * interval '1 s'", at(0));
    }

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void knowsTheLastEventOfAMoment() {
        for (int second = 0; second <= 12; second++) {
            assertThat(history.at(START.plusSeconds(second))).isEqualTo(Math.min(second, 10));
            assertThat(history.at(START.plusSeconds(second).plusMillis(999))).isEqualTo(Math.min(second, 10));
        }
        assertThat(history.at(START.minusSeconds(86_400))).isZero();
    }

    @Test
    void saysTheSameOfAMomentHoweverMuchCameLater() {
        jdbc.update(
                "UPDATE store.domain_event SET recorded_at = recorded_at + interval '2 s' WHERE global_index IN (3, 6)");
        List<Long> before = positions();
        for (int i = 5; i < 40; i++) {
            Streams.append(streams.storage, Streams.comments(1, i, 1));
            assertThat(positions()).isEqualTo(before);
        }
    }

    @Test
    void handsOverTheEventsOfStreamsInTheOrderOfAll() {
        List<Long> positions = new ArrayList<>();
        history.each(List.of("incident-2", "incident-1", "nobody"), 7, event -> positions.add(event.position()));
        assertThat(positions).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);

        List<StoredEvent> events = new ArrayList<>();
        history.each(List.of("incident-2"), 10, events::add);
        assertThat(events).isEqualTo(streams.storage.log().stream("incident-2"));
    }

    @Test
    void countsNoMoreThanItIsAskedTo() {
        assertThat(history.count(List.of("incident-1", "incident-2"), 7, 100)).isEqualTo(7);
        assertThat(history.count(List.of("incident-1", "incident-2"), 7, 5)).isEqualTo(5);
        assertThat(history.count(List.of("nobody"), 7, 5)).isZero();
    }

    private List<Long> positions() {
        List<Long> positions = new ArrayList<>();
        for (int second = 0; second <= 12; second++) {
            positions.add(history.at(START.plusSeconds(second)));
        }
        return positions;
    }

    private static Object at(int second) {
        return START.plusSeconds(second).atOffset(ZoneOffset.UTC);
    }
}
