package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.intake.Redelivery.Outcome;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.Bodies;
import io.tocsin.core.store.MessageLog;
import io.tocsin.core.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages of which an earlier version understood less than this one does. */
class RedeliveryIT {

    private static final String GOOD = "{\"trigger\": \"T\", \"labels\": {\"host\": \"a\"}}";
    private static final Fault FAULT = new Fault(null, 1, 1, "/trigger", "Expected text, but it is text");

    private final Desk desk = new Desk();
    private final MessageLog log = new MessageLog(desk.dataSource());
    private final Redelivery redelivery = new Redelivery(log, desk.intake(), desk::now);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void takesTheBodyAsANewMessageThatNamesTheOldOne() {
        MessageId old = rejected(GOOD);
        Instant came = desk.now();
        desk.pass(Duration.ofHours(3));
        MessageId now = redelivered(old);

        MessageArrival message = log.byId(now).orElseThrow();
        assertThat(message)
                .isInstanceOfSatisfying(
                        MessageReceived.class, m -> assertThat(m.effects()).isEqualTo(Map.of("raised", 1)));
        assertThat(message.envelope().receivedAt()).isEqualTo(desk.now());
        assertThat(message.envelope().idempotencyKey()).isEqualTo("redelivery of " + old);
        assertThat(log.body(now))
                .hasValueSatisfying(body -> assertThat(body).asString().isEqualTo(GOOD));
        assertThat(log.redelivered(List.of(old, now)))
                .isEqualTo(Map.of(old, new MessageRedelivered(old, desk.now(), "@vera", now)));
        assertThat(events(AlertFired.class))
                .singleElement()
                .satisfies(fired -> assertThat(fired.since()).isEqualTo(came));
    }

    @Test
    void doesNothingMoreTheSecondTime() {
        MessageId old = rejected(GOOD);
        MessageId now = redelivered(old);
        int events = desk.log().size();

        assertThat(redelivered(old)).isEqualTo(now);
        assertThat(desk.log()).hasSize(events);
    }

    @Test
    void isDoneOnceHoweverManyAskAtOnce() {
        MessageId old = rejected(GOOD);
        List<CompletableFuture<MessageId>> asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> redelivered(old)))
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(events(MessageRedelivered.class)).hasSize(1);
    }

    @Test
    void takesWhatWasUnderstoodInPartToo() {
        MessageId old = arrived(
                "[" + GOOD + ", " + GOOD.replace("\"a\"", "\"b\"") + "]",
                (id, envelope) -> new MessageReceived(id, envelope, 1, Map.of("raised", 1), List.of(FAULT)));

        assertThat(log.byId(redelivered(old)).orElseThrow())
                .isInstanceOfSatisfying(
                        MessageReceived.class, m -> assertThat(m.events()).isEqualTo(2));
    }

    @Test
    void doesNotTakeItsSourceForAlive() {
        MessageId old = rejected(GOOD);
        redelivered(old);

        assertThat(desk.intake().sources()).noneMatch(source -> source.source().equals("old"));
    }

    @Test
    void storesNothingOfWhatIsStillNotUnderstood() {
        MessageId old = rejected("{\"trigger\": 7}");
        int events = desk.log().size();

        assertThat(redelivery.redeliver(old, "@vera"))
                .isInstanceOfSatisfying(
                        Outcome.NotUnderstood.class,
                        now -> assertThat(now.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/trigger")));
        assertThat(desk.log()).hasSize(events);
    }

    @Test
    void refusesWhatWasUnderstoodAtFirst() {
        MessageId whole = desk.say(GOOD).message();

        assertThat(redelivery.redeliver(whole, "@vera")).isEqualTo(new Outcome.NothingToDo());
    }

    @Test
    void knowsWhatNeverCameAndWhatIsKeptNoMore() {
        MessageId never = MessageId.next(desk.now());
        MessageId dropped = MessageId.next(desk.now());
        desk.storage.inOneUnit(() -> {
            desk.storage.append(List.of(
                    new Append(dropped.toString(), 0, new MessageRejected(dropped, envelope(GOOD), List.of(FAULT)))));
            return dropped;
        });

        assertThat(redelivery.redeliver(never, "@vera")).isEqualTo(new Outcome.Unknown());
        assertThat(redelivery.redeliver(dropped, "@vera")).isEqualTo(new Outcome.Dropped());
    }

    @Test
    void tellsThatTheIntakeIsStopping() {
        MessageId old = rejected(GOOD);
        desk.intake().close();

        assertThatThrownBy(() -> redelivery.redeliver(old, "@vera")).isInstanceOf(OverloadedException.class);
    }

    private MessageId redelivered(MessageId old) {
        return ((Outcome.Redelivered) redelivery.redeliver(old, "@vera")).as();
    }

    private MessageId rejected(String body) {
        return arrived(body, (id, envelope) -> new MessageRejected(id, envelope, List.of(FAULT)));
    }

    private interface Arrival {
        MessageArrival of(MessageId id, Envelope envelope);
    }

    private MessageId arrived(String body, Arrival arrival) {
        MessageId id = MessageId.next(desk.now());
        desk.storage.inOneUnit(() -> {
            desk.storage.bodies().store(List.of(Bodies.Packed.of(id, body.getBytes(StandardCharsets.UTF_8))));
            desk.storage.append(List.of(new Append(id.toString(), 0, arrival.of(id, envelope(body)))));
            return id;
        });
        return id;
    }

    private Envelope envelope(String body) {
        return new Envelope(
                "old", Format.NATIVE, "application/json", desk.now(), body.length(), "0".repeat(64), 1, null, null);
    }

    private <E> List<E> events(Class<E> type) {
        return desk.log().stream()
                .map(StoredEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
