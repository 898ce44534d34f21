package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.postgres.PostgresForTests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageLogIT {

    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");
    private static final Fault FAULT = new Fault(null, null, null, null, "Expected JSON");

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private EventStorage storage;
    private MessageLog log;

    @BeforeEach
    void open() {
        EventStorage.migrate(database.dataSource());
        storage = new EventStorage(database.dataSource());
        log = new MessageLog(database.dataSource(), 4);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsThoseOfASourceHoweverFarApartTheyAre() {
        List<MessageId> wanted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            wanted.addFirst(received("rare"));
            for (int k = 0; k < 7; k++) {
                received("loud");
            }
        }
        List<MessageId> found = new ArrayList<>();
        Long before = Long.MAX_VALUE;
        while (before != null) {
            MessageLog.Found part = log.of("rare", false, before, 2);
            part.entries().forEach(entry -> found.add(entry.event().id()));
            before = part.rest();
        }

        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void tellsOfNoRestWhenAsManyWereFoundAsWereAskedFor() {
        received("a");
        received("a");
        received("a");

        assertThat(log.of("a", false, Long.MAX_VALUE, 2))
                .satisfies(found -> assertThat(found.entries()).hasSize(2))
                .satisfies(found -> assertThat(found.rest()).isNull());
    }

    @Test
    void leavesOutWhatWasRejectedWhenAsked() {
        MessageId received = received("a");
        MessageId rejected = MessageId.next(NOW);
        append(new Append(rejected.toString(), 0, new MessageRejected(rejected, envelope("a"), List.of(FAULT))));

        assertThat(log.of("a", true, Long.MAX_VALUE, 9).entries())
                .extracting(entry -> entry.event().id())
                .containsExactly(received);
        assertThat(log.of("a", false, Long.MAX_VALUE, 9).entries())
                .extracting(entry -> entry.event().id())
                .containsExactly(rejected, received);
    }

    @Test
    void doesNotTakeARedeliveryForAMessage() {
        MessageId message = received("a");
        MessageRedelivered redelivered = new MessageRedelivered(message, NOW, "@vera", MessageId.next(NOW));
        append(new Append(message.toString(), 1, redelivered));

        assertThat(log.before(Long.MAX_VALUE, 9)).hasSize(1);
        assertThat(log.byId(message))
                .hasValueSatisfying(event -> assertThat(event.id()).isEqualTo(message));
        assertThat(log.redelivered(List.of(message, MessageId.next(NOW)))).isEqualTo(Map.of(message, redelivered));
    }

    private MessageId received(String source) {
        MessageId id = MessageId.next(NOW);
        append(new Append(id.toString(), 0, new MessageReceived(id, envelope(source), 1, Map.of(), List.of())));
        return id;
    }

    private void append(Append append) {
        storage.inOneUnit(() -> {
            storage.append(List.of(append));
            return append;
        });
    }

    private static Envelope envelope(String source) {
        return new Envelope(source, Format.NATIVE, "application/json", NOW, 2, "0".repeat(64), 1, null, null);
    }
}
