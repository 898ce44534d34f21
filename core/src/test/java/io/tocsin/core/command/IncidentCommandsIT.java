package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.Rejection;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.incident.Why;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IncidentCommandsIT {

    private static final IncidentNumber NUMBER = new IncidentNumber(4711);
    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");
    private static final String PETR = "@petr.petrov";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage = new EventStorage(database.dataSource());
    private final IncidentCommands commands = new IncidentCommands(storage, Rulebook::builtIn, Set.of());

    @BeforeEach
    void open() {
        EventStorage.migrate(database.dataSource());
        IncidentOpened opened = new IncidentOpened(
                NUMBER,
                NOW,
                "shop",
                "DiskFull",
                "disk full",
                "",
                Severity.S4,
                "None",
                IncidentStatus.TODO,
                "#l1",
                new Response(ResponseClass.BATCH, NOW.plusSeconds(86_400)),
                GroupKey.ofTrigger("shop", "DiskFull"),
                1,
                List.of(),
                null,
                new Why(0, "", ""));
        storage.inOneUnit(() -> {
            storage.append(List.of(new Append(NUMBER.stream(), 0, opened)));
            return 1;
        });
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }

    @Test
    void appendsWhatTheDeciderSays() {
        assertThat(commands.handle(new TakeIncident(NUMBER, NOW, PETR, null), null))
                .isInstanceOf(Ruling.Accepted.class);
        commands.handle(new CommentOnIncident(NUMBER, NOW, PETR, "seen before"), null);
        commands.handle(new CloseIncident(NUMBER, NOW, PETR, "done", null, 0), null);

        assertThat(storage.log().stream(NUMBER.stream()))
                .extracting(StoredEvent::sequence)
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(storage.incidents().load(List.of(NUMBER)).get(NUMBER))
                .satisfies(state -> assertThat(state.status()).isEqualTo(IncidentStatus.CLOSED));
    }

    @Test
    void appendsNothingWhenTheDeciderRefuses() {
        commands.handle(new CloseIncident(NUMBER, NOW, PETR, null, null, 0), null);

        assertThat(commands.handle(new TakeIncident(NUMBER, NOW, PETR, null), null))
                .isEqualTo(new Ruling.Rejected(
                        new Rejection.WrongState("Expected an open incident, but #4711 is closed")));
        assertThat(storage.log().stream(NUMBER.stream())).hasSize(2);
    }

    @Test
    void saysThatThereIsNoSuchIncident() {
        assertThat(commands.handle(new TakeIncident(new IncidentNumber(1), NOW, PETR, null), null))
                .isEqualTo(new Ruling.Rejected(
                        new Rejection.NotFound("Expected the number of an incident, but there is no #1")));
    }

    @Test
    void carriesOutACommandOnceWhateverOftenItsKeyComes() {
        CommentOnIncident comment = new CommentOnIncident(NUMBER, NOW, PETR, "seen before");
        commands.handle(comment, "key");

        assertThat(commands.handle(comment, "key")).isEqualTo(new Ruling.Accepted(List.of()));
        commands.handle(comment, "other key");
        commands.handle(new CommentOnIncident(NUMBER, NOW, "@vasiliy.vasiliyev", "me too"), "key");
        assertThat(storage.log().stream(NUMBER.stream())).hasSize(4);
    }

    @Test
    void remembersNoKeyOfARefusedCommand() {
        assertThat(commands.handle(new CommentOnIncident(NUMBER, NOW, PETR, " "), "key"))
                .isInstanceOf(Ruling.Rejected.class);
        commands.handle(new CommentOnIncident(NUMBER, NOW, PETR, "now with words"), "key");

        assertThat(storage.log().stream(NUMBER.stream())).hasSize(2);
    }

    @Test
    void letsOneOfManyTakeIt() {
        List<CompletableFuture<Ruling>> rulings = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> commands.handle(new TakeIncident(NUMBER, NOW, "@person." + i, null), null), threads))
                .toList();

        assertThat(rulings.stream().map(CompletableFuture::join).filter(Ruling.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(storage.log().stream(NUMBER.stream()))
                .extracting(StoredEvent::event)
                .filteredOn(IncidentTaken.class::isInstance)
                .hasSize(1);
    }

    @Test
    void losesNoCommentOfManyAtOnce() {
        List<CompletableFuture<Ruling>> rulings = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> commands.handle(new CommentOnIncident(NUMBER, NOW, "@person." + i, "me"), null), threads))
                .toList();
        rulings.forEach(CompletableFuture::join);

        assertThat(storage.log().stream(NUMBER.stream()))
                .extracting(StoredEvent::event)
                .filteredOn(IncidentCommented.class::isInstance)
                .hasSize(6);
    }

    @Test
    void failsOnAHistoryThatItDoesNotUnderstand() {
        new JdbcTemplate(storage.dataSource())
                .update("INSERT INTO store.domain_event (global_index, aggregate_type, aggregate_id, sequence_number,"
                        + " payload_type, revision, payload)"
                        + " VALUES (2, 'incident', 'incident-4711', 1, 'incident-teleported', 1, '{\"number\":4711}')");

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> commands.handle(new TakeIncident(NUMBER, NOW, PETR, null), null))
                .withMessageContaining("incident-teleported");
        assertThat(storage.log().head()).isEqualTo(2);
    }
}
