package io.tocsin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.source.SourceFellSilent;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DemoIT {

    private static final Pattern MESSAGE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Test
    void isTheSameEachTime() {
        try (Played once = new Played(1, 7);
                Played again = new Played(1, 7);
                Played other = new Played(1, 8)) {
            assertThat(told(again)).isEqualTo(told(once));
            assertThat(told(other)).isNotEqualTo(told(once));
        }
    }

    @Test
    void isWholeAndInOrder() {
        try (Played played = new Played(2, 11)) {
            List<StoredEvent> events = played.events();

            assertThat(events).hasSize(Math.toIntExact(played.loaded().events()));
            assertThat(events).extracting(StoredEvent::recordedAt).isSorted();
            assertThat(events.getFirst().recordedAt()).isEqualTo(Played.END.minus(Duration.ofDays(2)));
            assertThat(events.getLast().recordedAt()).isEqualTo(Played.END);
            assertThat(events).allSatisfy(DemoIT::isRecordedWhenItHappened);
            assertThat(events).extracting(StoredEvent::event).hasAtLeastOneElementOfType(SourceFellSilent.class);
            assertThat(events).extracting(StoredEvent::event).hasAtLeastOneElementOfType(MessageRejected.class);
            assertThat(events).extracting(StoredEvent::event).hasAtLeastOneElementOfType(IncidentOpened.class);
            assertThat(new RulebookCommands(played.storage()).versions()).hasSize(3);
        }
    }

    @Test
    void isRecognizedWhenItIsWhole() {
        try (Played played = new Played(1, 3)) {
            assertThat(Demo.look(played.dataSource())).isEqualTo(Demo.Found.DEMO);

            new JdbcTemplate(played.dataSource())
                    .update("DELETE FROM store.domain_event WHERE aggregate_id = 'rulebook' AND sequence_number = 2");

            assertThat(Demo.look(played.dataSource())).isEqualTo(Demo.Found.OTHER);

            new JdbcTemplate(played.dataSource()).update("DELETE FROM store.domain_event");

            assertThat(Demo.look(played.dataSource())).isEqualTo(Demo.Found.NOTHING);
        }
    }

    private static void isRecordedWhenItHappened(StoredEvent stored) {
        if (stored.event() instanceof IncidentEvent event) {
            Instant recorded = stored.recordedAt();
            assertThat(event.at()).isBetween(recorded.minusSeconds(1), recorded);
        }
    }

    /** With numbers for the ids of messages, of which some are Tocsin's own and come by chance. */
    private static String told(Played played) {
        Map<String, Integer> numbers = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (StoredEvent event : played.events()) {
            Matcher ids = MESSAGE.matcher(event.stream() + ' ' + event);
            text.append(ids.replaceAll(id -> "m" + numbers.computeIfAbsent(id.group(), i -> numbers.size())));
            text.append('\n');
        }
        return text.toString();
    }
}
